using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Closing.Close;

/// <summary>Deletes the channel after the grace period.</summary>
internal sealed class ChannelDeletionEffect(
    TicketsDbContext db,
    GuildSettingsReader guilds,
    IDiscord discord,
    TicketChannels channels,
    TimeProvider time
) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.DeleteChannel;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.ChannelDeletedAt)];

    public override bool IsNeverAbandoned => true;

    public override bool IsTerminal => true;

    public override bool IsMissing(Ticket ticket) => ticket.IsClosed && ticket.LiveChannelId is not null;

    public override DateTimeOffset? NotBefore(Ticket ticket) => ticket.DeleteChannelAt;

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var channel = ticket.ChannelId!.Value;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        channels.BeginOwnDeletion(channel);
        try
        {
            await discord.DeleteChannelAsync(channel, guild.Text("audit.closed", ticket.Label), cancellationToken);
        }
        catch
        {
            channels.EndOwnDeletion(channel);
            throw;
        }

        channels.Remove(channel);
        ticket.NoteChannelDeleted(time.GetUtcNow());
        db.Raise(new TicketChannelDeleted(ticket.GuildId, ticket.Id, channel));
    }
}
