using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Opening.Placement;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Location;

/// <summary>
/// Updates the channel's name, topic and category in one request. Discord allows two changes of name and topic in ten minutes, and only
/// tells by a rejection: so the times are tracked here, and delayed changes are merged. The category is not delayed. Values that are
/// already set are not sent.
/// </summary>
internal sealed class LocationEffect(TicketsDbContext db, GuildSettingsReader guilds, ChannelMover move, TimeProvider time) : TicketEffect
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(5);

    public override EffectKinds Kind => EffectKinds.Place;

    public override IReadOnlyList<string> Columns =>
        [
            SyncedRevision.AppliedOf(nameof(Ticket.Location)),
            SyncedRevision.AppliedOf(nameof(Ticket.Category)),
            nameof(Ticket.PlaceChangedAt),
            nameof(Ticket.PlaceChangedBeforeAt),
        ];

    /// <summary>When the channel can be renamed next; null for now.</summary>
    public static DateTimeOffset? FreeAt(Ticket ticket) => ticket.PlaceChangedBeforeAt + Window;

    /// <summary>The wanted name of its channel or thread.</summary>
    public static string NameOf(Ticket ticket) => ticket.IsThread ? ThreadCreator.Name(ticket) : ChannelName.Of(ticket);

    public override bool IsMissing(Ticket ticket) =>
        ticket is { LiveChannelId: not null, IsClosed: false }
        && (ticket.Location.IsStale || Moves(ticket))
        && !ticket.AbandonedEffects.HasFlag(Kind);

    public override DateTimeOffset? NotBefore(Ticket ticket) => Moves(ticket) ? null : FreeAt(ticket);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var (ticket, now) = (run.Ticket, time.GetUtcNow());
        var (place, category) = (ticket.Location.Requested, ticket.Category.Requested);
        var renames = ticket.Location.Applied < place && (FreeAt(ticket) is not { } free || free <= now);
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        try
        {
            if (await move.MoveAsync(ticket, guild, await WantedAsync(ticket, guild, renames, cancellationToken), cancellationToken))
                ticket.NoteRenamed(now);
            if (renames)
                ticket.Location.ApplyUpTo(place);
            ticket.Category.ApplyUpTo(category);
        }
        catch (DiscordDelayException e) when (renames)
        {
            // It was renamed by somebody else, or by an earlier process without saving. The next attempt checks the category.
            ticket.NoteRenamedBefore(now + e.Wait - Window);
        }
    }

    private static bool Moves(Ticket ticket) => !ticket.IsThread && ticket.Category.IsStale;

    // Only a transfer or a repair moves the channel: a manual move by an admin is kept.
    private async Task<ChannelChange> WantedAsync(
        Ticket ticket,
        GuildSettingsSnapshot guild,
        bool renames,
        CancellationToken cancellationToken
    )
    {
        var category = ticket.Department!.CategoryId ?? guild.Settings.CategoryId;
        var change = Moves(ticket) ? new ChannelChange { ParentId = category, LeavesCategory = category is null } : new ChannelChange();
        if (!renames)
            return change;
        var topic = !ticket.IsThread && await WasMovedAsync(ticket, cancellationToken) ? TicketTopic.Of(ticket, guild) : null;
        return change with { Name = NameOf(ticket), Topic = topic };
    }

    private async Task<bool> WasMovedAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var moved = await db
            .History.Where(h => h.TicketId == ticket.Id && (h.Action == TicketAction.Transfer || h.Action == TicketAction.Repair))
            .OrderByDescending(h => h.Id)
            .Select(h => (DateTimeOffset?)h.At)
            .FirstOrDefaultAsync(cancellationToken);
        return moved is not null && !(moved < ticket.PlaceChangedAt);
    }
}
