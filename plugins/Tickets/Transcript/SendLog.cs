using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Tells the log channel of a closed ticket, with its transcript.</summary>
internal sealed class SendLog(TicketsDbContext db, ReadGuild guilds, ReadTranscript transcripts, IDiscord discord) : TicketEffect
{
    private const int LongestField = 1024;

    public override EffectKinds Kind => EffectKinds.Log;

    public override bool WorksInChannel => false;

    public override bool IsMissing(Ticket ticket) => ticket is { IsClosed: true, LogMessageId: null } && !ticket.Skipped.HasFlag(Kind);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (guild.Settings.LogChannelId is not { } channel || !guild.Delivers(TranscriptDelivery.LogChannel))
        {
            ticket.Skipped |= Kind;
            return;
        }

        var message = run.Repeat
            ? await discord.FindOwnAsync(channel, ticket.ClosedAt!.Value, m => TranscriptFiles.AreIn(m, ticket), cancellationToken)
            : null;
        message ??= await discord.SendMessageAsync(channel, await WriteAsync(ticket, guild, cancellationToken), cancellationToken);
        ticket.LogMessageId = message.Id;
        ticket.RatingShownAt = ticket.RatedAt;
    }

    /// <summary>The log message as it is now, without its files; null where there is no log channel any more.</summary>
    public async Task<(Snowflake Channel, OutgoingMessage Message)?> DescribeAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var messages = await db.Messages.CountAsync(m => m.TicketId == ticket.Id, cancellationToken);
        return guild.Settings.LogChannelId is { } channel ? (channel, Write(ticket, guild, messages)) : null;
    }

    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, GuildView guild, CancellationToken cancellationToken)
    {
        var document = await transcripts.RunAsync(ticket, guild.Culture, cancellationToken);
        return Write(ticket, guild, document.Messages.Count) with { Files = TranscriptFiles.Make(ticket, document), Nonce = ticket.Nonce('l') };
    }

    private static OutgoingMessage Write(Ticket ticket, GuildView guild, int messages) => new()
    {
        Embeds =
        [
            new Embed
            {
                Title = guild.Text("log.title", ticket.Label),
                Color = Colors.Closed,
                Fields = Fields(ticket, guild, messages),
                Footer = new EmbedFooter(ticket.FileStem),
            },
        ],
    };

    private static List<EmbedField> Fields(Ticket ticket, GuildView guild, int messages)
    {
        List<EmbedField> fields =
        [
            new(guild.Text("field.department"), Markdown.Escape(ticket.Department!.NameIn(guild.Culture)), Inline: true),
            new(guild.Text("field.owner"), $"<@{ticket.OwnerId}> ({Markdown.Escape(ticket.OwnerName)})", Inline: true),
            new(guild.Text("field.closed-by"), WriteClosing.ClosedBy(ticket, guild), Inline: true),
            new(guild.Text("field.opened"), $"<t:{ticket.CreatedAt.ToUnixTimeSeconds()}:f>", Inline: true),
            new(guild.Text("field.closed"), $"<t:{ticket.ClosedAt!.Value.ToUnixTimeSeconds()}:f>", Inline: true),
            new(guild.Text("field.messages"), messages.ToString(guild.Culture), Inline: true),
        ];
        if (ticket.CloseReason is { } reason)
            fields.Add(new(guild.Text("field.reason"), Markdown.Escape(reason)));
        if (ticket.Rating is { } stars)
            fields.Add(new(guild.Text("field.rating"), Rating(stars, ticket.RatingComment)));
        if (ticket.TranscriptProblem is { } problem)
            fields.Add(new(guild.Text("field.transcript"), guild.Text(problem)));
        return fields;
    }

    private static string Rating(int stars, string? comment)
    {
        var text = new string('★', stars) + new string('☆', RateTicket.Most - stars);
        var said = comment is null ? text : $"{text}\n{Markdown.Escape(comment)}";
        return said.Length <= LongestField ? said : said[..(LongestField - 1)] + "…";
    }
}
