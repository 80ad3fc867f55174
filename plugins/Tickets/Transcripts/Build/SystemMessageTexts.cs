using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>The text of system messages. Source: Discord's documentation, "Message Resource: Message Types".</summary>
internal static class SystemMessageTexts
{
    private static readonly Dictionary<int, string> Keys = new()
    {
        [1] = "system.added",
        [2] = "system.removed",
        [3] = "system.call",
        [4] = "system.renamed",
        [5] = "system.icon",
        [6] = "system.pinned",
        [7] = "system.joined",
        [8] = "system.boosted",
        [9] = "system.boosted",
        [10] = "system.boosted",
        [11] = "system.boosted",
        [12] = "system.followed",
        [18] = "system.thread",
        [21] = "system.thread-start",
        [46] = "system.poll",
    };

    /// <summary>The text; null for other messages.</summary>
    public static string? Of(TranscriptDocument document, TranscriptMessage message)
    {
        var row = message.Row;
        if (row.Kind != MessageKind.System && row.Type is 0 or 19 or 20 or 23)
            return null;
        var who = document.Person(row.AuthorName, row.AuthorId);
        // The subject or the new name: a system message has no other text.
        var what = message.Names.Mentioned is [{ } first, ..] ? first.DisplayName : message.Names.Fill(row.Content);
        return document.Text(
            Keys.GetValueOrDefault(row.Type, "system.other"),
            Direction.Isolate(who),
            Direction.Isolate(what.ReplaceLineEndings(" ")),
            row.Type
        );
    }
}
