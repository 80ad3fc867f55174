using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Closing.Reopening;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Deliver;

/// <summary>Posts the log message of a closed ticket with its transcript.</summary>
internal sealed class LogMessageEffect(TicketsDbContext db, GuildSettingsReader guilds, TranscriptStore transcripts, IDiscord discord)
    : TicketEffect
{
    private const int MaxFieldLength = 1024;
    private const int MaxAnswerLength = 500;

    public override EffectKinds Kind => EffectKinds.Log;

    public override IReadOnlyList<string> Columns =>
        [nameof(Ticket.LogMessageId), nameof(Ticket.LogChannelId), SyncedRevision.AppliedOf(nameof(Ticket.Log))];

    public override bool WorksInChannel => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket is { IsClosed: true, LogMessageId: null } && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var (ticket, wanted) = (run.Ticket, run.Ticket.Log.Requested);
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (guild.LogChannelOf(ticket) is not { } channel || !guild.Delivers(TranscriptDelivery.LogChannel))
        {
            ticket.Abandon(Kind);
            return;
        }

        var limit = await LimitAsync(ticket, cancellationToken);
        IReadOnlyList<TranscriptPart> files = ticket.AbandonedEffects.HasFlag(EffectKinds.LogFilesFailed)
            ? []
            : await transcripts.MakeAsync(ticket, guild.Culture, TranscriptAudience.Staff, limit, cancellationToken);
        var batches = TranscriptBatches.Make(files, limit);
        Message? first = null;
        for (var i = 0; i < Math.Max(1, batches.Count); i++)
        {
            var batch = batches.Count == 0 ? [] : batches[i];
            var sent = run.Repeat
                ? await discord.FindOwnAsync(
                    channel,
                    ticket.ClosedAt!.Value,
                    m => (i == 0 && ticket.IsClosingMessage(m)) || TranscriptBatches.AreIn(m, batch),
                    cancellationToken
                )
                : null;
            // An earlier attempt was accepted without files only.
            if (sent is not null && batch.Count > 0 && sent.Attachments.Count == 0)
                ticket.Abandon(EffectKinds.LogFilesRefused);
            sent ??= await SendAsync(ticket, guild, channel, batches, i, cancellationToken);
            first ??= sent;
            if (RefusedFiles.Why(ticket, guild) is not null)
                break;
        }

        (ticket.LogMessageId, ticket.LogChannelId) = (first!.Id, channel);
        ticket.Log.ApplyUpTo(wanted);
    }

    // A failed transcript must not prevent the log message: it is posted without files.
    public override void Abandon(TicketRun run, Exception exception)
    {
        if (exception is DiscordException || run.Ticket.AbandonedEffects.HasFlag(EffectKinds.LogFilesFailed))
            base.Abandon(run, exception);
        else
            run.Ticket.Abandon(EffectKinds.LogFilesFailed);
    }

    // A rejected transcript must not prevent the log message. Null if only files after the first message are missing.
    private async Task<Message?> SendAsync(
        Ticket ticket,
        GuildSettingsSnapshot guild,
        Snowflake channel,
        IReadOnlyList<IReadOnlyList<TranscriptPart>> batches,
        int index,
        CancellationToken cancellationToken
    )
    {
        var batch = batches.Count == 0 ? [] : batches[index];
        try
        {
            return await discord.SendMessageAsync(
                channel,
                index == 0 ? await WriteAsync(ticket, guild, batch, cancellationToken) : More(ticket, guild, batch, index, batches.Count),
                cancellationToken
            );
        }
        catch (DiscordException e) when (batch.Count > 0 && RefusedFiles.Of(e) is not null)
        {
            var (before, left) = (ticket.AbandonedEffects, RefusedFiles.Of(e)!.Value);
            ticket.Abandon(left);
            if (index > 0)
            {
                // The first message exists, and is edited.
                ticket.Log.Request();
                return null;
            }

            try
            {
                return await discord.SendMessageAsync(channel, await WriteAsync(ticket, guild, [], cancellationToken), cancellationToken);
            }
            catch (DiscordException)
            {
                // The rejection was not about files.
                ticket.Restore(left & ~before);
                throw;
            }
        }
    }

    /// <summary>The current log message without files; null if there is no log channel.</summary>
    public async Task<(Snowflake Channel, OutgoingMessage Message)?> DescribeAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var messages = await db.Messages.CountAsync(m => m.TicketId == ticket.Id, cancellationToken);
        return (ticket.LogChannelId ?? guild.Settings.LogChannelId) is { } channel
            ? (channel, Write(ticket, guild, messages, await NextAsync(ticket, cancellationToken)))
            : null;
    }

    // The server's upload limit; the default one if Discord does not say. A small ticket needs no request.
    private async Task<long> LimitAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var messages = db.Messages.Where(m => m.TicketId == ticket.Id);
        var files = await db.Attachments.Where(a => a.TicketId == ticket.Id && a.Hash != null).SumAsync(a => a.Size, cancellationToken);
        var words =
            await messages.SumAsync(m => (long)m.Content.Length, cancellationToken)
            + (1024L * await messages.CountAsync(cancellationToken));
        if (files + (8 * words) < TranscriptStore.SmallestLimit / 2)
            return TranscriptStore.SmallestLimit;
        try
        {
            return (await discord.GetGuildAsync(ticket.GuildId, cancellationToken)).UploadLimit;
        }
        catch (DiscordException)
        {
            return TranscriptStore.SmallestLimit;
        }
    }

    private async Task<OutgoingMessage> WriteAsync(
        Ticket ticket,
        GuildSettingsSnapshot guild,
        IReadOnlyList<TranscriptPart> files,
        CancellationToken cancellationToken
    )
    {
        var messages = await db.Messages.CountAsync(m => m.TicketId == ticket.Id, cancellationToken);
        return Write(ticket, guild, messages, await NextAsync(ticket, cancellationToken)) with
        {
            Files = TranscriptBatches.Outgoing(files),
            Nonce = ticket.Nonce('l'),
        };
    }

    private static OutgoingMessage More(
        Ticket ticket,
        GuildSettingsSnapshot guild,
        IReadOnlyList<TranscriptPart> files,
        int index,
        int count
    ) =>
        new()
        {
            Content = guild.Text("transcript.more", ticket.Label, index + 1, count),
            Files = TranscriptBatches.Outgoing(files),
            Nonce = ticket.Nonce('l') + index % 100,
        };

    private Task<Ticket?> NextAsync(Ticket ticket, CancellationToken cancellationToken) =>
        db.Tickets.AsNoTracking().GoingOnFrom(ticket).FirstOrDefaultAsync(cancellationToken);

    private static OutgoingMessage Write(Ticket ticket, GuildSettingsSnapshot guild, int messages, Ticket? next) =>
        new()
        {
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("log.title", ticket.Label),
                    Color = Colors.Closed,
                    Fields = Fields(ticket, guild, messages, next),
                    Footer = new EmbedFooter(ticket.FileStem),
                },
            ],
            Buttons = next is null ? [ReopenClosed.Button(ticket.Id, guild.Culture)] : [],
        };

    private static List<EmbedField> Fields(Ticket ticket, GuildSettingsSnapshot guild, int messages, Ticket? next)
    {
        List<EmbedField> fields =
        [
            new(guild.Text("field.department"), Markdown.Escape(ticket.Department!.NameIn(guild.Culture)), Inline: true),
            new(
                guild.Text(ticket.OwnerField),
                ticket.OwnerId == DeletedUser.Id ? DeletedUser.Name : $"{Mention.User(ticket.OwnerId)} ({Markdown.Name(ticket.OwnerName)})",
                Inline: true
            ),
            .. ticket.OpenedById is { } opener
                ? [new EmbedField(guild.Text("field.opened-by"), DeletedUser.MentionOf(opener), Inline: true)]
                : Array.Empty<EmbedField>(),
            new(guild.Text("field.closed-by"), ClosingMessageRenderer.ClosedBy(ticket, guild.Culture), Inline: true),
            new(guild.Text("field.opened"), Timestamp.Exact(ticket.CreatedAt), Inline: true),
            new(guild.Text("field.closed"), Timestamp.Exact(ticket.ClosedAt!.Value), Inline: true),
            new(guild.Text("field.messages"), messages.ToString(guild.Culture), Inline: true),
        ];
        if (ticket.CloseReason is { } reason)
            fields.Add(new(guild.Text("field.reason"), Markdown.EscapeTo(reason, MaxFieldLength)));
        if (ticket.Rating is { } stars)
            fields.Add(new(guild.Text("field.rating"), Rating(stars, ticket.RatingComment)));
        fields.AddRange(
            ticket.SurveyAnswers.Select(answer => new EmbedField(
                Truncate.To(answer.Question, 256),
                Markdown.EscapeTo(answer.Answer, MaxAnswerLength)
            ))
        );
        if (ticket.TranscriptProblem is { } problem)
            fields.Add(new(guild.Text("field.transcript"), guild.Text(problem)));
        if (RefusedFiles.Why(ticket, guild) is { } why)
            fields.Add(new(guild.Text("log.files"), why));
        if (next is not null)
            fields.Add(new(guild.Text("field.goes-on"), ReopenAction.Name(next)));
        return fields;
    }

    private static string Rating(int stars, string? comment)
    {
        var text = new string('★', stars) + new string('☆', RateTicket.MaxStars - stars);
        return comment is null ? text : $"{text}\n{Markdown.EscapeTo(comment, MaxFieldLength - text.Length - 1)}";
    }
}
