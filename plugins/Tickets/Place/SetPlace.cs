using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>
/// Brings the channel's name and category up to date, in one call. Discord allows two changes in ten minutes, and says so only by a refusal that lasts:
/// so the time is kept here, changes that wait become one, and nothing else waits for them. What is there already is left alone.
/// </summary>
internal sealed class SetPlace(TicketsDbContext db, ReadGuild guilds, MoveChannel move, TimeProvider time) : TicketEffect
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(5);

    public override EffectKinds Kind => EffectKinds.Place;

    /// <summary>When the channel can be changed next; null for now.</summary>
    public static DateTimeOffset? FreeAt(Ticket ticket) => ticket.PlaceChangedBeforeAt + Window;

    public override bool IsMissing(Ticket ticket) =>
        ticket is { LiveChannelId: not null, IsClosed: false, IsThread: false } && ticket.PlaceShown < ticket.PlaceWanted && !ticket.Skipped.HasFlag(Kind);

    public override DateTimeOffset? NotBefore(Ticket ticket) => FreeAt(ticket);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var (ticket, wanted, now) = (run.Ticket, run.Ticket.PlaceWanted, time.GetUtcNow());
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        try
        {
            if (await move.RunAsync(ticket, guild, await WantedAsync(ticket, guild, cancellationToken), cancellationToken))
                (ticket.PlaceChangedBeforeAt, ticket.PlaceChangedAt) = (ticket.PlaceChangedAt, now);
            ticket.PlaceShown = wanted;
        }
        catch (DiscordDelayException e)
        {
            // Somebody else has renamed it, or an earlier process has without noting it.
            ticket.PlaceChangedBeforeAt = now + e.Wait - Window;
            ticket.PlaceChangedAt ??= ticket.PlaceChangedBeforeAt;
        }
    }

    // Only who gives a ticket to another department, or repairs it, moves it: where an admin has put a channel by hand it stays.
    private async Task<ChannelChange> WantedAsync(Ticket ticket, GuildView guild, CancellationToken cancellationToken)
    {
        var moved = await db.History.Where(h => h.TicketId == ticket.Id && (h.Action == TicketAction.Transfer || h.Action == TicketAction.Repair))
            .OrderByDescending(h => h.Id).Select(h => (DateTimeOffset?)h.At).FirstOrDefaultAsync(cancellationToken);
        var change = new ChannelChange { Name = ChannelName.Of(ticket) };
        if (moved is null || moved < ticket.PlaceChangedAt)
            return change;
        var category = ticket.Department!.CategoryId ?? guild.Settings.CategoryId;
        return change with { Topic = TicketTopic.Of(ticket, guild), ParentId = category, LeavesCategory = category is null };
    }
}
