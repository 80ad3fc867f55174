using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Toolkit.Text;
using static DCTicket.Tickets.Transcripts.Build.HtmlTranscriptWriter;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Renders a message as HTML.</summary>
internal sealed class HtmlMessage
{
    private const int MaxExcerptLength = 120;

    // Messages of one author within this time are grouped, as in Discord.
    private static readonly TimeSpan OneGo = TimeSpan.FromMinutes(7);

    private readonly TranscriptDocument _document;
    private readonly HtmlPart _part;
    private readonly DiscordMarkdown _markdown;
    private readonly HtmlEmbeds _embeds;
    private ArchivedMessage? _before;

    public HtmlMessage(TranscriptDocument document, HtmlPart part)
    {
        _document = document;
        _part = part;
        var spans = new MarkdownSpans(Safe, document.Text("transcript.spoiler"));
        _markdown = new DiscordMarkdown(Safe, spans);
        _embeds = new HtmlEmbeds(document, _markdown, spans);
    }

    public void Write(StringBuilder to, TranscriptMessage message)
    {
        var row = message.Row;
        if (_before?.CreatedAt.UtcDateTime.Date != row.CreatedAt.UtcDateTime.Date)
            to.Append("<h2 class=\"day\">").Append(E(row.CreatedAt.UtcDateTime.ToString("D", _document.Culture))).Append("</h2>\n");
        var system = SystemMessageTexts.Of(_document, message);
        var follows =
            system is null
            && row.ReplyToId is null
            && _before is { } before
            && before.AuthorId == row.AuthorId
            && before.AuthorName == row.AuthorName
            && before.Kind == row.Kind
            && before.ThreadId == row.ThreadId
            && before.Kind != MessageKind.System
            && row.CreatedAt - before.CreatedAt < OneGo
            && before.CreatedAt.UtcDateTime.Date == row.CreatedAt.UtcDateTime.Date;
        _before = row;
        var classes = $"{(system is not null ? "system" : follows ? "follows" : "begins")}{(row.DeletedAt is null ? "" : " deleted")}";
        to.Append("<article id=\"m").Append(row.Id.ToString()).Append("\" class=\"").Append(classes).Append("\">\n");
        WriteReply(to, message);
        WriteHead(to, row, follows || system is not null);
        if (message.IsWithheld)
            to.Append("<p class=\"notice\" dir=\"auto\">").Append(E(_document.Text("transcript.withheld"))).Append("</p>\n");
        else if (system is not null)
            to.Append("<p class=\"notice\" dir=\"auto\">").Append(E(system)).Append("</p>\n");
        else
            WriteBody(to, message);
        to.Append("</article>\n");
    }

    private void WriteBody(StringBuilder to, TranscriptMessage message)
    {
        var row = message.Row;
        WriteContent(to, row.Content, message.Names);
        WriteEdits(to, message);
        foreach (var forward in message.Forwards)
        {
            to.Append("<blockquote class=\"forward\"><p class=\"mark\">↪ ")
                .Append(E(_document.Text("transcript.forwarded")))
                .Append(' ')
                .Append(Time(forward.Timestamp))
                .Append("</p>");
            WriteContent(to, forward.Content, message.Names);
            _embeds.Write(to, forward.Embeds, message.Names);
            WriteNames(to, "🖼", "transcript.sticker", forward.StickerItems.Select(sticker => sticker.Name));
            WriteNames(
                to,
                "📎",
                "transcript.file",
                forward.Attachments.Select(file => $"{Direction.Isolate(file.DisplayName)} ({FileSize.Format(file.Size)})")
            );
            to.Append("</blockquote>\n");
        }

        _embeds.Write(to, message.Embeds, message.Names);
        foreach (var file in message.Files)
            WriteFile(to, file);
        _embeds.Write(to, message.Components, message.Names);
        WriteNames(to, "🖼", "transcript.sticker", message.Stickers.Select(sticker => sticker.Name));
        if (message.Poll is { } poll)
            WritePoll(to, poll);
        WriteReactions(to, message);
        if (row.Problem is { } problem)
            to.Append("<p class=\"mark\">⚠ ").Append(E(FileNote.Words(_document, problem))).Append("</p>\n");
    }

    private void WriteContent(StringBuilder to, string content, MentionNames names)
    {
        if (content.Length > 0)
            to.Append("<div class=\"text\">").Append(_markdown.Blocks(content, names)).Append("</div>\n");
    }

    private void WriteReply(StringBuilder to, TranscriptMessage message)
    {
        if (message.Row.ReplyToId is not { } id)
            return;
        if (message.ReplyTo is not { } answered)
        {
            to.Append("<p class=\"reply\">↩ ").Append(E(_document.Text("transcript.reply-gone"))).Append("</p>\n");
            return;
        }

        var excerpt = Excerpt.Of(message, answered.Content, MaxExcerptLength);
        to.Append("<p class=\"reply\"><a href=\"")
            .Append(E(_part.LinkTo(id)))
            .Append("\">↩ <span class=\"hidden\">")
            .Append(E(_document.Text("transcript.reply")))
            .Append(" </span><b><bdi>")
            .Append(E(_document.Person(answered.AuthorName, answered.AuthorId)))
            .Append("</bdi></b> <bdi>")
            .Append(E(excerpt.Length == 0 ? _document.Text("transcript.no-text") : excerpt))
            .Append("</bdi></a></p>\n");
    }

    private void WriteHead(StringBuilder to, ArchivedMessage row, bool follows)
    {
        var name = _document.Person(row.AuthorName, row.AuthorId);
        if (!follows)
        {
            // Ids begin with the time; Fibonacci hashing separates accounts of the same time.
            var hue = unchecked(row.AuthorId.Value * 11400714819323198485UL >> 40) % 360;
            to.Append("<div class=\"face\" aria-hidden=\"true\" style=\"background:hsl(")
                .Append(hue)
                .Append(" 50% 32%)\">")
                .Append(E(Initial(name)))
                .Append("</div>")
                .Append("<div class=\"who\"><b><bdi>")
                .Append(E(name))
                .Append("</bdi></b> ");
            foreach (var badge in Badges(row))
                to.Append("<span class=\"badge\">").Append(E(badge)).Append("</span> ");
            to.Append(Time(row.CreatedAt)).Append("</div>\n");
        }

        if (!follows && row is { EditedAt: null, DeletedAt: null, IsPinned: false })
            return;
        to.Append("<div class=\"marks\">");
        if (follows)
            to.Append(Time(row.CreatedAt, "HH:mm")).Append(" <span class=\"hidden\">").Append(E(name)).Append("</span>");
        if (row.IsPinned)
            to.Append(" <span class=\"mark\">📌 ").Append(E(_document.Text("transcript.pinned"))).Append("</span>");
        if (row.EditedAt is { } edited)
            to.Append(" <span class=\"mark\">")
                .Append(E(_document.Text("transcript.edited")))
                .Append(' ')
                .Append(Time(edited))
                .Append("</span>");
        if (row.DeletedAt is { } deleted)
            to.Append(" <span class=\"mark gone\">")
                .Append(E(_document.Text("transcript.deleted")))
                .Append(' ')
                .Append(Time(deleted))
                .Append("</span>");
        to.Append("</div>\n");
    }

    private IEnumerable<string> Badges(ArchivedMessage row)
    {
        if (row.Kind == MessageKind.Webhook)
            yield return _document.Text("transcript.webhook");
        else if (row.AuthorIsBot)
            yield return _document.Text("transcript.bot");
        else if (row.AuthorRoles.HasFlag(ActorRoles.Owner))
            yield return _document.Text("transcript.customer");
        else if ((row.AuthorRoles & (ActorRoles.Staff | ActorRoles.Admin)) != 0)
            yield return _document.Text("transcript.staff");
        if (row.ThreadName is { } thread)
            yield return _document.Text("transcript.thread", Direction.Isolate(thread));
    }

    private static string Initial(string name) =>
        name.EnumerateRunes().FirstOrDefault(Rune.IsLetterOrDigit) is { Value: > 0 } rune ? Rune.ToUpperInvariant(rune).ToString() : "?";

    private void WriteEdits(StringBuilder to, TranscriptMessage message)
    {
        if (message.Edits.Count == 0)
            return;
        to.Append("<details class=\"edits\"><summary>")
            .Append(E(_document.Text("transcript.earlier", message.Edits.Count)))
            .Append("</summary>\n");
        foreach (var edit in message.Edits)
        {
            to.Append("<div><p class=\"mark\">")
                .Append(E(_document.Text("transcript.until")))
                .Append(' ')
                .Append(Time(edit.ReplacedAt))
                .Append("</p>");
            WriteContent(to, edit.Content, message.Names);
            to.Append("</div>");
        }

        to.Append("</details>\n");
    }

    private void WriteFile(StringBuilder to, TranscriptFile file)
    {
        var row = file.Row;
        if (file.Image is { } image)
        {
            to.Append("<img alt=\"")
                .Append(E(Direction.WithoutMarks(row.Description ?? row.FileName)))
                .Append("\" src=\"data:")
                .Append(image.MediaType)
                .Append(";base64,")
                .Append(Convert.ToBase64String(image.Content))
                .Append("\">\n");
        }

        to.Append("<p class=\"file\">📎 ");
        var name = Direction.WithoutMarks(row.FileName);
        if (_document.Files.Beside.TryGetValue(row.Id, out var path))
        {
            // A link to a user's file is a download: a browser might run it otherwise.
            to.Append("<a href=\"")
                .Append(E(Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)))
                .Append("\" download=\"")
                .Append(E(Path.GetFileName(path)))
                .Append("\"><bdi>")
                .Append(E(name))
                .Append("</bdi></a>");
        }
        else
        {
            to.Append("<bdi>").Append(E(name)).Append("</bdi>");
        }

        to.Append(" <span class=\"mark\">").Append(E(FileNote.Of(_document, row)));
        if (row.Description is { Length: > 0 } description && file.Image is null)
            to.Append(" · <bdi>").Append(E(description)).Append("</bdi>");
        if (path is not null && _document.Files.Zips.Count > 0)
            to.Append(" · ").Append(E(_document.Text("transcript.in-zip", path)));
        to.Append("</span></p>\n");
    }

    private void WriteNames(StringBuilder to, string sign, string key, IEnumerable<string> names)
    {
        foreach (var name in names)
            to.Append("<p class=\"file\">")
                .Append(sign)
                .Append(" <span class=\"mark\">")
                .Append(E(_document.Text(key)))
                .Append("</span> <bdi>")
                .Append(E(name))
                .Append("</bdi></p>\n");
    }

    private void WritePoll(StringBuilder to, Poll poll)
    {
        to.Append("<section class=\"poll\"><p class=\"file\">📊 <span class=\"mark\">")
            .Append(E(PollTexts.Head(_document, poll)))
            .Append("</span></p><p dir=\"auto\"><b>")
            .Append(E(PollTexts.Text(poll.Question)))
            .Append("</b></p><ul>");
        foreach (var answer in poll.Answers.OfType<PollAnswer>())
        {
            to.Append("<li><bdi>").Append(E(PollTexts.Text(answer.PollMedia))).Append("</bdi>");
            if (poll.VotesFor(answer) is { } votes)
                to.Append(" · ").Append(E(_document.Text("transcript.poll-votes", votes)));
            to.Append("</li>");
        }

        to.Append("</ul></section>\n");
    }

    private void WriteReactions(StringBuilder to, TranscriptMessage message)
    {
        if (message.Reactions.Count == 0)
            return;
        to.Append("<ul class=\"reactions\" aria-label=\"").Append(E(_document.Text("transcript.reactions"))).Append("\">");
        foreach (var reaction in message.Reactions)
        {
            var name = reaction.Emoji is { Id: not null } emoji ? $":{emoji.Name}:" : reaction.Emoji?.Name;
            to.Append("<li><bdi>").Append(E(name)).Append("</bdi> ").Append(reaction.Count).Append("</li>");
        }

        to.Append("</ul>\n");
    }
}
