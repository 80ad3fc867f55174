using System.Globalization;
using System.Text;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>
/// Lays a transcript out as plain text. What people wrote is indented, so that nobody can write a line that looks like the head of another message.
/// </summary>
internal static class WriteText
{
    public static byte[] Write(TranscriptDocument document)
    {
        var text = new StringBuilder();
        text.Append(OneLine(document.Title)).Append('\n').Append('=', document.Title.Length).Append('\n');
        foreach (var (name, value) in document.Facts)
            text.Append(OneLine(name)).Append(": ").Append(OneLine(value)).Append('\n');
        text.Append('\n').Append(document.Text("field.description")).Append(":\n");
        AppendIndented(text, document.Description);
        foreach (var message in document.Messages)
            AppendMessage(text, document, message);
        if (document.Messages.Count == 0)
            text.Append('\n').Append(document.Text("transcript.empty")).Append('\n');
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void AppendMessage(StringBuilder text, TranscriptDocument document, TranscriptMessage message)
    {
        var row = message.Row;
        text.Append(CultureInfo.InvariantCulture, $"\n[{ReadTranscript.Instant(row.CreatedAt)}] {OneLine(row.AuthorName)} ({row.AuthorId})");
        if (row.AuthorIsBot)
            text.Append(CultureInfo.InvariantCulture, $" [{document.Text("transcript.bot")}]");
        if (row.EditedAt is { } edited)
            text.Append(CultureInfo.InvariantCulture, $" [{document.Text("transcript.edited")} {ReadTranscript.Instant(edited)}]");
        if (row.DeletedAt is { } deleted)
            text.Append(CultureInfo.InvariantCulture, $" [{document.Text("transcript.deleted")} {ReadTranscript.Instant(deleted)}]");
        text.Append('\n');
        AppendIndented(text, document.Names.Fill(row.Content));
        foreach (var embed in message.Embeds)
            AppendEmbed(text, embed, document.Names);
        foreach (var file in message.Files)
            AppendIndented(text, $"📎 {OneLine(file.Row.FileName)} ({FileNote.Of(document, file.Row)})");
    }

    private static void AppendEmbed(StringBuilder text, Embed embed, MentionNames names)
    {
        var fields = embed.Fields.Select(field => $"{field.Name}: {field.Value}");
        string?[] parts = [embed.Author?.Name, embed.Title, embed.Description, .. fields, embed.Footer?.Text];
        foreach (var part in parts.OfType<string>())
            AppendIndented(text, names.Fill(part), "  | ");
    }

    private static void AppendIndented(StringBuilder text, string content, string indent = "    ")
    {
        if (content.Length == 0)
            return;
        foreach (var line in content.ReplaceLineEndings("\n").Replace('\v', '\n').Split('\n'))
            text.Append(indent).Append(OneLine(line)).Append('\n');
    }

    // Control characters move the cursor of a terminal, and marks of direction reorder what stands beside them.
    private static string OneLine(string value) => string.Concat(value.Select(c => IsHarmless(c) ? c : '\uFFFD'));

    private static bool IsHarmless(char c) =>
        c == '\t' || !(char.IsControl(c) || c is '\u202A' or '\u202B' or '\u202D' or '\u202E' or '\u2028' or '\u2029');
}
