using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Lets a closed ticket only be read.</summary>
internal sealed class LockChannel(ReadGuild guilds, IDiscord discord, TimeProvider time) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Lock;

    public override bool IsMissing(Ticket ticket) =>
        ticket.IsClosed && ticket.LiveChannelId is not null && ticket.LockedAt is null && !ticket.Skipped.HasFlag(Kind);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var roles = await guilds.LiveRolesAsync(ticket, cancellationToken);
        var overwrites = TicketOverwrites.Of(ticket, roles, discord.BotId, guild.Settings.BotPermissions, locked: true);
        await discord.SetOverwritesAsync(ticket.ChannelId!.Value, overwrites, guild.Text("audit.closed", ticket.Label), cancellationToken);
        ticket.LockedAt = time.GetUtcNow();
    }
}
