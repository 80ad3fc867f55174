using System.Globalization;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using static DCTicket.Tickets.Transcripts.Build.HtmlTranscriptWriter;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Renders embeds and components as HTML. They are not interactive.</summary>
internal sealed class HtmlEmbeds(TranscriptDocument document, DiscordMarkdown markdown, MarkdownSpans spans)
{
    // Discord's maximum nesting is three.
    private const int Deepest = 6;

    public void Write(StringBuilder to, IReadOnlyList<Embed> embeds, MentionNames names)
    {
        foreach (var embed in embeds)
            Write(to, embed, names);
    }

    public void Write(StringBuilder to, IReadOnlyList<MessageComponent> components, MentionNames names)
    {
        foreach (var component in components)
            Write(to, component, names, depth: 0);
    }

    private void Write(StringBuilder to, Embed embed, MentionNames names)
    {
        to.Append("<div class=\"embed\"");
        if (embed.Color is { } color)
            to.Append(" style=\"border-color:#").Append((color & 0xFFFFFF).ToString("x6", CultureInfo.InvariantCulture)).Append('"');
        to.Append(">\n");
        if (embed.Author is { } author && !string.IsNullOrEmpty(author.Name))
            to.Append("<p class=\"author\" dir=\"auto\">").Append(Linked(author.Url, E(author.Name))).Append("</p>\n");
        if (!string.IsNullOrEmpty(embed.Title))
            to.Append("<h3 dir=\"auto\">").Append(Linked(embed.Url, spans.Inline(embed.Title, names))).Append("</h3>\n");
        if (!string.IsNullOrEmpty(embed.Description))
            to.Append("<div class=\"text\">").Append(markdown.Blocks(embed.Description, names)).Append("</div>\n");
        WriteFields(to, embed, names);
        WritePicture(to, "transcript.image", embed.Image?.Url);
        WritePicture(to, "transcript.thumbnail", embed.Thumbnail?.Url);
        if (!string.IsNullOrEmpty(embed.Footer?.Text) || embed.Timestamp is not null)
        {
            to.Append("<p class=\"foot\" dir=\"auto\">").Append(E(embed.Footer?.Text));
            if (embed.Timestamp is { } at)
                to.Append(string.IsNullOrEmpty(embed.Footer?.Text) ? "" : " · ").Append(Time(at));
            to.Append("</p>\n");
        }

        to.Append("</div>\n");
    }

    private void WriteFields(StringBuilder to, Embed embed, MentionNames names)
    {
        if (embed.Fields.Count == 0)
            return;
        to.Append("<div class=\"fields\">");
        foreach (var field in embed.Fields.OfType<EmbedField>())
        {
            to.Append(field.Inline ? "<div class=\"field inline\">" : "<div class=\"field\">")
                .Append("<b dir=\"auto\">")
                .Append(spans.Inline(field.Name ?? "", names))
                .Append("</b>")
                .Append(markdown.Blocks(field.Value ?? "", names))
                .Append("</div>");
        }

        to.Append("</div>\n");
    }

    // External images are named and not loaded: opening a transcript makes no requests.
    private void WritePicture(StringBuilder to, string key, string? address)
    {
        if (address is not null && spans.Link(address, E(document.Text(key))) is { } link)
            to.Append("<p class=\"file\">🖼 ").Append(link).Append("</p>\n");
    }

    private string Linked(string? address, string html) =>
        address is null || html.Contains("<a ", StringComparison.Ordinal) ? html : spans.Link(address, html) ?? html;

    private void Write(StringBuilder to, MessageComponent component, MentionNames names, int depth)
    {
        if (depth > Deepest)
            return;
        switch (component.Type)
        {
            case 2:
                WriteButton(to, component);
                break;
            case 3 or (>= 5 and <= 8):
                to.Append("<div class=\"select\">▾ ").Append(E(component.Placeholder ?? document.Text("transcript.select")));
                WriteOptions(to, component);
                to.Append("</div>\n");
                break;
            case 10 when component.Content is { Length: > 0 } content:
                to.Append("<div class=\"text\">").Append(markdown.Blocks(content, names)).Append("</div>\n");
                break;
            default:
                to.Append(component.Type == 17 ? "<div class=\"embed\">" : "<div class=\"row\">");
                foreach (
                    var inner in component.Components.OfType<MessageComponent>().Append(component.Accessory).OfType<MessageComponent>()
                )
                    Write(to, inner, names, depth + 1);
                to.Append("</div>\n");
                break;
        }
    }

    private void WriteButton(StringBuilder to, MessageComponent button)
    {
        var emoji = button.Emoji is { } e ? (e.Id is null ? e.Name : $":{e.Name}:") + " " : "";
        var label = $"{E(emoji)}<bdi>{E(button.Label)}</bdi>";
        to.Append("<span class=\"button\">")
            .Append(button.Url is { } address ? spans.Link(address, label) ?? label : label)
            .Append("</span> ");
    }

    private static void WriteOptions(StringBuilder to, MessageComponent select)
    {
        if (select.Options.Count == 0)
            return;
        to.Append("<ul>");
        foreach (var option in select.Options.OfType<MessageSelectOption>())
            to.Append("<li dir=\"auto\">").Append(E(option.Label)).Append("</li>");
        to.Append("</ul>");
    }
}
