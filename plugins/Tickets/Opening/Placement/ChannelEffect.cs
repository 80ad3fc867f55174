using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>Creates the ticket's channel or thread, after looking for that of an earlier attempt.</summary>
internal sealed class ChannelEffect(
    GuildSettingsReader guilds,
    ChannelCreator create,
    ExistingChannelQuery adopt,
    TicketChannels channels,
    TimeProvider time
) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Channel;

    public override IReadOnlyList<string> Columns =>
        [
            nameof(Ticket.ChannelId),
            nameof(Ticket.IsThread),
            SyncedRevision.AppliedOf(nameof(Ticket.Access)),
            nameof(Ticket.ChannelDeletedAt),
        ];

    public override bool WaitsForPermission => false;

    public override bool IsMissing(Ticket ticket) => !ticket.IsClosed && ticket.ChannelId is null;

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var channel = run.Repeat ? await adopt.FindAsync(guild, ticket, cancellationToken) : null;
        channel ??= await guilds.WithLiveAsync(
            ticket,
            roles => create.CreateAsync(guild, ticket, roles, cancellationToken),
            cancellationToken
        );
        channels.Add(channel.Id);
        ticket.SetChannel(channel.Id, channel.IsThread);
    }

    /// <summary>The ticket ends before it began, so that it does not count against the limit.</summary>
    public override void Abandon(TicketRun run, Exception exception)
    {
        run.Refusal = exception;
        var ticket = run.Ticket;
        run.End = new TicketHistory
        {
            GuildId = ticket.GuildId,
            TicketId = ticket.Id,
            At = time.GetUtcNow(),
            Action = TicketAction.Close,
            From = ticket.State,
            To = TicketState.Closed,
            DepartmentId = ticket.DepartmentId,
            ActorName = Actor.System.Name,
            ActorRoles = ActorRoles.System,
        };
        ticket.CloseWithoutChannel(exception is DiscordException e ? e.Reason : exception.GetType().Name, time.GetUtcNow());
    }
}
