using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>
/// Brings the channel's name and category up to date, in one call. Discord allows two changes in ten minutes, and says so only by a refusal that lasts:
/// so the time is kept here, changes that wait become one, and nothing else waits for them.
/// </summary>
internal sealed class SetPlace(ReadGuild guilds, Categories categories, IDiscord discord, TimeProvider time) : TicketEffect
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
        };
        try
        {
            await MoveAsync(ticket, change, guild, cancellationToken);
        }
        catch (DiscordException e) when (e.Refuses("name"))
        {
            ticket.Name = null;
            await MoveAsync(ticket, change with { Name = $"ticket-{ticket.Label}" }, guild, cancellationToken);
        }

        ticket.PlaceShown = wanted;
        (ticket.PlaceChangedBeforeAt, ticket.PlaceChangedAt) = (ticket.PlaceChangedAt, time.GetUtcNow());
    }

    // Where no category has room, or the one that was chosen is gone, the ticket stays where it is.
    private Task<Channel> MoveAsync(Ticket ticket, ChannelChange change, GuildView guild, CancellationToken cancellationToken) => categories.TryAsync(
        guild,
        ticket.Department!,
        category => discord.ModifyChannelAsync(ticket.ChannelId!.Value, change with { ParentId = category }, guild.Text("audit.place", ticket.Label), cancellationToken),
        cancellationToken);
}
