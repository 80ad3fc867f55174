using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>Replaces all overwrites of the channel.</summary>
internal sealed class AccessEffect(GuildSettingsReader guilds, ThreadAccessEffect threads, TicketOverwriteQuery wanted, IDiscord discord)
    : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Access;

    public override IReadOnlyList<string> Columns => [SyncedRevision.AppliedOf(nameof(Ticket.Access))];

    public override bool IsNeverAbandoned => true;

    public override bool IsMissing(Ticket ticket) => ticket.LiveChannelId is not null && ticket.Access.IsStale;

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (ticket.IsThread)
        {
            await threads.ApplyAsync(guild, ticket, cancellationToken);
            ticket.Access.Apply();
            return;
        }

        var reason = guild.Text(ticket.IsClosed ? "audit.closed" : "audit.access", ticket.Label);
        ticket.Access.ApplyUpTo(await guilds.WithLiveAsync(ticket, SetAsync, cancellationToken));

        async Task<int> SetAsync(IReadOnlySet<Snowflake> roles)
        {
            var overwrites = await wanted.FindAsync(ticket, roles, cancellationToken);
            await discord.SetOverwritesAsync(ticket.ChannelId!.Value, overwrites, reason, cancellationToken);
            return ticket.Access.Requested;
        }
    }
}
