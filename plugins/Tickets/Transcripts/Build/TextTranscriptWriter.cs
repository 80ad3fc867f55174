using System.Globalization;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Writes a transcript as plain text. Message text is indented, so that nobody can forge the head of another message.</summary>
internal sealed class TextTranscriptWriter(TranscriptDocument document) : ITranscriptWriter
{
    private const int MaxExcerptLength = 80;

    private bool _empty = true;

    public void Begin(StringBuilder to)
    {
        // Without a byte order mark, editors of Windows guess another encoding.
        to.Append('\uFEFF').Append(OneLine(document.Title)).Append('\n').Append('=', document.Title.Length).Append('\n');
        foreach (var (name, value, rest) in document.Facts)
            to.Append(OneLine(name)).Append(": ").Append(OneLine(Direction.Isolate(value))).Append(OneLine(rest)).Append('\n');
        if (document.Ticket.Answers.Count == 0 && document.Ticket.Description.Length > 0)
            AppendNamed(to, document.Text("field.description"), document.Names.Fill(document.Ticket.Description));
        foreach (var (label, text) in FormAnswerTexts.Of(document))
            AppendNamed(to, label, text);
    }

    public void Write(StringBuilder to, TranscriptMessage message)
    {
        _empty = false;
        var row = message.Row;
        to.Append(
            CultureInfo.InvariantCulture,
            $"\n[{TranscriptReader.Instant(row.CreatedAt)}] {OneLine(Name(row.AuthorName, row.AuthorId))} ({row.AuthorId})"
        );
        AppendMarks(to, row);
        to.Append('\n');
        if (message.IsWithheld)
        {
            AppendIndented(to, "* " + document.Text("transcript.withheld"));
            return;
        }

        if (SystemMessageTexts.Of(document, message) is { } system)
        {
            AppendIndented(to, "* " + system);
            return;
        }

        if (row.ReplyToId is not null)
            AppendIndented(to, "↩ " + Reply(message));
        AppendIndented(to, message.Names.Fill(row.Content));
        foreach (var edit in message.Edits)
            AppendIndented(
                to,
                $"({document.Text("transcript.until")} {TranscriptReader.Instant(edit.ReplacedAt)}) {message.Names.Fill(edit.Content)}",
                "  ~ "
            );
        foreach (var forward in message.Forwards)
            AppendForward(to, message, forward);
        foreach (var embed in message.Embeds)
            AppendEmbed(to, embed, message.Names);
        AppendRest(to, message);
    }

    public void End(StringBuilder to)
    {
        if (_empty)
            to.Append('\n').Append(document.Text("transcript.empty")).Append('\n');
        if (document.Notes.Count > 0)
            to.Append('\n').Append(document.Text("transcript.notes")).Append(":\n");
        foreach (var note in document.Notes)
            AppendIndented(
                to,
                $"[{TranscriptReader.Instant(note.CreatedAt)}] {Name(note.AuthorName, note.AuthorId)}: {document.Names.Fill(note.Text)}"
            );
        if (document.History.Count > 0)
            to.Append('\n').Append(document.Text("transcript.history")).Append(":\n");
        foreach (var row in document.History)
        {
            var (who, what) = HistoryTexts.Of(document, row);
            AppendIndented(to, $"[{TranscriptReader.Instant(row.At)}] {Direction.Isolate(who)}: {what}");
        }
    }

    private string Name(string? name, Snowflake id) => Direction.Isolate(document.Person(name, id));

    private void AppendMarks(StringBuilder to, ArchivedMessage row)
    {
        if (row.AuthorIsBot || row.Kind == MessageKind.Webhook)
            to.Append(
                CultureInfo.InvariantCulture,
                $" [{document.Text(row.Kind == MessageKind.Webhook ? "transcript.webhook" : "transcript.bot")}]"
            );
        if (row.ThreadName is { } thread)
            to.Append(CultureInfo.InvariantCulture, $" [{document.Text("transcript.thread", Direction.Isolate(thread))}]");
        if (row.IsPinned)
            to.Append(CultureInfo.InvariantCulture, $" [{document.Text("transcript.pinned")}]");
        if (row.EditedAt is { } edited)
            to.Append(CultureInfo.InvariantCulture, $" [{document.Text("transcript.edited")} {TranscriptReader.Instant(edited)}]");
        if (row.DeletedAt is { } deleted)
            to.Append(CultureInfo.InvariantCulture, $" [{document.Text("transcript.deleted")} {TranscriptReader.Instant(deleted)}]");
    }

    private string Reply(TranscriptMessage message) =>
        message.ReplyTo is { } answered
            ? $"{Name(answered.AuthorName, answered.AuthorId)}: {Excerpt.Of(message, answered.Content, MaxExcerptLength)}"
            : document.Text("transcript.reply-gone");

    private void AppendForward(StringBuilder to, TranscriptMessage message, ForwardedMessage forward)
    {
        AppendIndented(to, $"↪ {document.Text("transcript.forwarded")} {TranscriptReader.Instant(forward.Timestamp)}");
        AppendIndented(to, message.Names.Fill(forward.Content), "    > ");
        foreach (var embed in forward.Embeds)
            AppendEmbed(to, embed, message.Names);
        foreach (var file in forward.Attachments)
            AppendIndented(to, $"📎 {Direction.Isolate(file.DisplayName)} ({FileSize.Format(file.Size)})", "    > ");
    }

    private void AppendRest(StringBuilder to, TranscriptMessage message)
    {
        foreach (var file in message.Files)
        {
            var beside = document.Files.Beside.TryGetValue(file.Row.Id, out var path) ? $" · {path}" : "";
            AppendIndented(to, $"📎 {Direction.Isolate(file.Row.FileName)} ({FileNote.Of(document, file.Row)}{beside})");
        }

        var labels = message.Components.SelectMany(Labels).ToList();
        if (labels.Count > 0)
            AppendIndented(to, string.Join(' ', labels.Select(label => $"[{label}]")));
        foreach (var sticker in message.Stickers)
            AppendIndented(to, $"🖼 {document.Text("transcript.sticker")} {sticker.Name}");
        if (message.Poll is { } poll)
            AppendIndented(to, PollTexts.Lines(document, poll));
        if (message.Reactions.Count > 0)
            AppendIndented(
                to,
                string.Join("  ", message.Reactions.Select(r => $"{(r.Emoji?.Id is null ? r.Emoji?.Name : $":{r.Emoji.Name}:")} {r.Count}"))
            );
        if (message.Row.Problem is { } problem)
            AppendIndented(to, "⚠ " + FileNote.Words(document, problem));
    }

    private static IEnumerable<string> Labels(MessageComponent component) =>
        new[] { component.Label, component.Placeholder, component.Content }
            .OfType<string>()
            .Where(text => text.Length > 0)
            .Concat(
                component.Components.OfType<MessageComponent>().Append(component.Accessory).OfType<MessageComponent>().SelectMany(Labels)
            );

    private static void AppendEmbed(StringBuilder to, Embed embed, MentionNames names)
    {
        var fields = embed.Fields.OfType<EmbedField>().Select(field => $"{field.Name}: {field.Value}");
        string?[] parts = [embed.Author?.Name, embed.Title, embed.Url, embed.Description, .. fields, embed.Image?.Url, embed.Footer?.Text];
        foreach (var part in parts.OfType<string>())
            AppendIndented(to, names.Fill(part), "  | ");
    }

    private static void AppendNamed(StringBuilder to, string name, string text)
    {
        to.Append('\n').Append(OneLine(name)).Append(":\n");
        AppendIndented(to, text);
    }

    private static void AppendIndented(StringBuilder to, string content, string indent = "    ")
    {
        if (content.Length == 0)
            return;
        foreach (var line in content.ReplaceLineEndings("\n").Replace('\v', '\n').Split('\n'))
            to.Append(indent).Append(OneLine(line)).Append('\n');
    }

    // Control characters move a terminal's cursor, and bidirectional ones reorder text.
    private static string OneLine(string value) => string.Concat(Direction.Balance(value).Select(c => IsHarmless(c) ? c : '\uFFFD'));

    private static bool IsHarmless(char c) => c == '\t' || !(char.IsControl(c) || c is '\u2028' or '\u2029');
}
