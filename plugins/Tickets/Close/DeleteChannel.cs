using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Deletes the channel once the grace time is over.</summary>
internal sealed class DeleteChannel(ReadGuild guilds, IDiscord discord, TicketChannels channels, TimeProvider time) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.DeleteChannel;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.ChannelDeletedAt)];

    public override bool IsNeverAbandoned => true;

    public override bool EndsTheChannel => true;

    public override bool IsMissing(Ticket ticket) => ticket.IsClosed && ticket.LiveChannelId is not null;

    public override DateTimeOffset? NotBefore(Ticket ticket) => ticket.DeleteChannelAt;

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
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
        ticket.ChannelDeletedAt = time.GetUtcNow();
    }
}
