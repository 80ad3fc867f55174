using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Discord;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Posts the form's files that do not fit into the control message. Each message is identified by its text.</summary>
internal sealed class FormFilesEffect(GuildSettingsReader guilds, FormFiles files, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Files;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.FilesSent)];

    public override bool IsMissing(Ticket ticket) =>
        !ticket.IsClosed
        && ticket.LiveChannelId is not null
        && ticket.FilesSent > 0
        && !ticket.AbandonedEffects.HasFlag(Kind)
        && ticket.FilesSent < FormFiles.Count(ticket);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var (ticket, channel) = (run.Ticket, run.Ticket.ChannelId!.Value);
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var text = guild.Text("files.more", ticket.FilesSent + 1, FormFiles.Count(ticket));
        var found = run.Repeat ? await discord.FindOwnAsync(channel, ticket.CreatedAt, m => m.Content == text, cancellationToken) : null;
        if (found is null)
        {
            var message = new OutgoingMessage
            {
                Content = text,
                Files = await files.ReadAsync(ticket, ticket.FilesSent, cancellationToken),
                Nonce = ticket.Nonce('f') + ticket.FilesSent % 100,
            };
            await discord.SendMessageAsync(channel, message, cancellationToken);
        }

        ticket.FilesSent++;
    }
}
