using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Says in the channel who closed the ticket. It is known again by its footer.</summary>
internal sealed class PostClosing(ReadGuild guilds, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.ClosingMessage;

    public override bool IsMissing(Ticket ticket) =>
        ticket.IsClosed && ticket.LiveChannelId is not null && ticket.ClosingMessageId is null && !ticket.Skipped.HasFlag(Kind);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var channel = ticket.ChannelId!.Value;
        var message = run.Repeat
            ? await discord.FindOwnAsync(channel, ticket.ClosedAt!.Value, m => m.Embeds.Any(e => e.Footer?.Text == ticket.FileStem), cancellationToken)
            : null;
        message ??= await discord.SendMessageAsync(channel, await WriteAsync(ticket, cancellationToken), cancellationToken);
        ticket.ClosingMessageId = message.Id;
    }

    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        List<EmbedField> fields = [new(guild.Text("field.closed-by"), ClosedBy(ticket, guild), Inline: true)];
        if (ticket.CloseReason is { } reason)
            fields.Add(new(guild.Text("field.reason"), Markdown.Escape(reason)));
        return new OutgoingMessage
        {
            Nonce = ticket.Nonce('c'),
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("closing.title"),
                    Description = guild.Text("closing.text", Markdown.Relative(ticket.DeleteChannelAt ?? ticket.ClosedAt!.Value)),
                    Color = Colors.Closed,
                    Fields = fields,
                    Footer = new EmbedFooter(ticket.FileStem),
                },
            ],
        };
    }

    internal static string ClosedBy(Ticket ticket, GuildView guild) =>
        ticket.ClosedById is { } by ? $"<@{by}>" : guild.Text("closing.nobody");
}
