using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>
/// Brings the channel's name and category up to date, in one call. Discord allows two changes in ten minutes, and says so only by a refusal that lasts:
/// so the time is kept here, changes that wait become one, and nothing else waits for them.
/// </summary>
internal sealed class SetPlace(ReadGuild guilds, IDiscord discord, TimeProvider time) : TicketEffect
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
        var ticket = run.Ticket;
        var wanted = ticket.PlaceWanted;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var change = new ChannelChange
        {
            Name = ChannelName.Of(ticket),
            Topic = TicketTopic.Of(ticket, guild),
            ParentId = ticket.Department!.CategoryId ?? guild.Settings.CategoryId,
        };
        try
        {
            await ModifyAsync(ticket, change, guild, cancellationToken);
        }
        catch (DiscordException e) when (change.ParentId is not null && e.Refuses("parent_id"))
        {
            // The category is full or gone: the ticket stays where it is.
            await ModifyAsync(ticket, change with { ParentId = null }, guild, cancellationToken);
        }
        catch (DiscordException e) when (e.Refuses("name"))
        {
            ticket.Name = null;
            await ModifyAsync(ticket, change with { Name = $"ticket-{ticket.Label}" }, guild, cancellationToken);
        }

        ticket.PlaceShown = wanted;
        (ticket.PlaceChangedBeforeAt, ticket.PlaceChangedAt) = (ticket.PlaceChangedAt, time.GetUtcNow());
    }

    private Task<Channel> ModifyAsync(Ticket ticket, ChannelChange change, GuildView guild, CancellationToken cancellationToken) =>
        discord.ModifyChannelAsync(ticket.ChannelId!.Value, change, guild.Text("audit.place", ticket.Label), cancellationToken);
}
