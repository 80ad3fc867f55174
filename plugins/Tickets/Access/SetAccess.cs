using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Brings the overwrites of the channel up to date: the whole list, whatever stood there.</summary>
internal sealed class SetAccess(ReadGuild guilds, SetThreadAccess threads, BotPermissionQuery permissions, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Access;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.AccessShown)];

    public override bool IsNeverAbandoned => true;

    public override bool IsMissing(Ticket ticket) =>
        ticket.LiveChannelId is not null && ticket.AccessShown < ticket.AccessWanted;

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (ticket.IsThread)
        {
            await threads.RunAsync(guild, ticket, cancellationToken);
            ticket.AccessShown = ticket.AccessWanted;
            return;
        }

        var reason = guild.Text(ticket.IsClosed ? "audit.closed" : "audit.access", ticket.Label);
        var has = await permissions.FindNameableAsync(ticket.GuildId, cancellationToken);
        ticket.AccessShown = await guilds.WithLiveAsync(ticket, SetAsync, cancellationToken);

        async Task<int> SetAsync(IReadOnlySet<Snowflake> roles)
        {
            var overwrites = TicketOverwrites.Of(ticket, roles, discord.BotId, has, locked: ticket.IsClosed);
            await discord.SetOverwritesAsync(ticket.ChannelId!.Value, overwrites, reason, cancellationToken);
            return ticket.AccessWanted;
        }
    }
}
