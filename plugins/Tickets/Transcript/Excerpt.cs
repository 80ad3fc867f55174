using System.Text.RegularExpressions;

namespace DCTicket.Tickets;

/// <summary>The beginning of a message in one line, without Markdown's marks; what was hidden stays hidden.</summary>
internal static partial class Excerpt
{
    public static string Of(TranscriptMessage message, string content, int longest)
    {
        var shown = Hidden().Replace(message.Names.Fill(content), "▮▮▮");
        return Cut.To(Marks().Replace(shown, "").ReplaceLineEndings(" ").Trim(), longest);
    }

    [GeneratedRegex(@"\|\|.+?\|\|", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\*\*|__|~~|`+|^(?:>>> |> |#{1,3} |-# )", RegexOptions.Multiline)]
    private static partial Regex Marks();
}
