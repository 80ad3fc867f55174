using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Tells the log channel of a closed ticket, with its transcript.</summary>
internal sealed class SendLog(ReadGuild guilds, ReadTranscript transcripts, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Log;

    public override bool WorksInChannel => false;

    public override bool IsMissing(Ticket ticket) => ticket is { IsClosed: true, LogMessageId: null } && !ticket.Skipped.HasFlag(Kind);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (guild.Settings.LogChannelId is not { } channel)
        {
            ticket.Skipped |= Kind;
            return;
        }

        var message = run.Repeat
            ? await discord.FindOwnAsync(channel, ticket.ClosedAt!.Value, m => TranscriptFiles.AreIn(m, ticket), cancellationToken)
            : null;
        message ??= await discord.SendMessageAsync(channel, await WriteAsync(ticket, guild, cancellationToken), cancellationToken);
        ticket.LogMessageId = message.Id;
    }

    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, GuildView guild, CancellationToken cancellationToken)
    {
        var document = await transcripts.RunAsync(ticket, guild.Culture, cancellationToken);
        return new OutgoingMessage
        {
            Files = TranscriptFiles.Make(ticket, document),
            Nonce = ticket.Nonce('l'),
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("log.title", ticket.Label),
                    Color = Colors.Closed,
                    Fields = Fields(ticket, guild, document.Messages.Count),
                    Footer = new EmbedFooter(ticket.FileStem),
                },
            ],
        };
    }

    private static List<EmbedField> Fields(Ticket ticket, GuildView guild, int messages)
    {
        List<EmbedField> fields =
        [
            new(guild.Text("field.department"), Markdown.Escape(ticket.Department!.NameIn(guild.Culture)), Inline: true),
            new(guild.Text("field.owner"), $"<@{ticket.OwnerId}> ({Markdown.Escape(ticket.OwnerName)})", Inline: true),
            new(guild.Text("field.closed-by"), PostClosing.ClosedBy(ticket, guild), Inline: true),
            new(guild.Text("field.opened"), $"<t:{ticket.CreatedAt.ToUnixTimeSeconds()}:f>", Inline: true),
            new(guild.Text("field.closed"), $"<t:{ticket.ClosedAt!.Value.ToUnixTimeSeconds()}:f>", Inline: true),
            new(guild.Text("field.messages"), messages.ToString(guild.Culture), Inline: true),
        ];
        if (ticket.CloseReason is { } reason)
            fields.Add(new(guild.Text("field.reason"), Markdown.Escape(reason)));
        if (ticket.TranscriptProblem is { } problem)
            fields.Add(new(guild.Text("field.transcript"), guild.Text(problem)));
        return fields;
    }
}
