using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>The fields of a form with answers as text.</summary>
internal static class FormAnswerTexts
{
    public static IEnumerable<(string Label, string Text)> Of(TranscriptDocument document)
    {
        foreach (var answer in document.Ticket.Answers)
        {
            List<string> parts =
            [
                .. answer.Values,
                .. answer.Ids.Select(id => document.Names.Fill(answer.MentionOf(id))),
                .. answer.Files.Select(file => $"📎 {Direction.Isolate(file.Name)} ({FileSize.Format(file.Size)})"),
            ];
            yield return (answer.Label, parts.Count == 0 ? "—" : string.Join('\n', parts));
        }
    }
}

/// <summary>The history of a ticket as text.</summary>
internal static class HistoryTexts
{
    /// <summary>The actor and the action, separately, so that a right-to-left name moves nothing.</summary>
    public static (string Who, string What) Of(TranscriptDocument document, TicketHistory row)
    {
        var who = row.ActorId is null ? row.ActorName : document.Person(row.ActorName, row.ActorId);
        var what = document.Text($"done.{row.Action}");
        var states = row.From == row.To ? "" : $" ({document.Text($"state.{row.From}")} → {document.Text($"state.{row.To}")})";
        return (who, row.Detail is { Length: > 0 } detail ? $"{what}: {Name(document, detail)}{states}" : $"{what}{states}");
    }

    // The detail may be a member's id.
    private static string Name(TranscriptDocument document, string detail) =>
        Snowflake.TryParse(detail, out var id) && document.Names.Users.TryGetValue(id, out var name)
            ? $"{Direction.Isolate(name)} ({id})"
            : Direction.Isolate(detail);
}
