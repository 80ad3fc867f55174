using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>What the form asked, and the answers in words.</summary>
internal static class Answers
{
    public static IEnumerable<(string Label, string Text)> Of(TranscriptDocument document)
    {
        foreach (var answer in document.Ticket.Answers)
        {
            List<string> parts =
            [
                .. answer.Values,
                .. answer.Ids.Select(id => document.Names.Fill(Mention(answer, id))),
                .. answer.Files.Select(file => $"📎 {file.Name} ({FileNote.Size(file.Size)})"),
            ];
            yield return (answer.Label, parts.Count == 0 ? "—" : string.Join('\n', parts));
        }
    }

    private static string Mention(TicketAnswer answer, Snowflake id) => answer.Kind switch
    {
        FormFieldKind.Role => $"<@&{id}>",
        FormFieldKind.Channel => $"<#{id}>",
        _ when answer.Roles.Contains(id) => $"<@&{id}>",
        _ => $"<@{id}>",
    };
}

/// <summary>What was done with a ticket, in words.</summary>
internal static class HistoryWords
{
    public static string Of(TranscriptDocument document, TicketHistory row)
    {
        var who = row.ActorId is null ? row.ActorName : document.Person(row.ActorName, row.ActorId);
        var what = document.Text($"done.{row.Action}");
        var states = row.From == row.To ? "" : $" ({document.Text($"state.{row.From}")} → {document.Text($"state.{row.To}")})";
        return row.Detail is { Length: > 0 } detail ? $"{who}: {what}: {Name(document, detail)}{states}" : $"{who}: {what}{states}";
    }

    // The detail may be a member's id.
    private static string Name(TranscriptDocument document, string detail) =>
        Snowflake.TryParse(detail, out var id) && document.Names.Users.TryGetValue(id, out var name) ? $"{name} ({id})" : detail;
}
