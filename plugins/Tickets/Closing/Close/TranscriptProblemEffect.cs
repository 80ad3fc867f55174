using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Closing.Close;

/// <summary>Posts in the channel that the customer has no transcript, if no log channel could be notified.</summary>
internal sealed class TranscriptProblemEffect(GuildSettingsReader guilds, IDiscord discord, TimeProvider time) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Problem;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.ProblemToldAt)];

    public override bool IsMissing(Ticket ticket) =>
        ticket is { IsClosed: true, TranscriptProblem: not null, LogMessageId: null, ProblemToldAt: null, LiveChannelId: not null }
        && (ticket.AbandonedEffects | ticket.Deferral.Effects).HasFlag(EffectKinds.Log)
        && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        await discord.SendMessageAsync(
            ticket.ChannelId!.Value,
            new OutgoingMessage
            {
                Content = $"⚠️ {guild.Text(ticket.TranscriptProblem!)}",
                Mentions = ticket.ClosedById is { } by ? new Mentions([by], []) : Mentions.None,
                Nonce = ticket.Nonce('!'),
            },
            cancellationToken
        );
        ticket.ProblemToldAt = time.GetUtcNow();
    }
}
