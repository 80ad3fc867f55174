using System.Globalization;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Archiving.Reading;

/// <summary>Describes what retention has deleted of a ticket, so that it does not look empty.</summary>
internal static class RetentionNoticeRenderer
{
    /// <summary>A line for each deleted part; null if nothing was deleted.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="culture">The reader's language.</param>
    /// <param name="instant">Formats a time.</param>
    public static string? All(Ticket ticket, CultureInfo culture, Func<DateTimeOffset, string> instant)
    {
        List<string> lines = [];
        if (ticket.MessagesRemovedAt is { } messages)
            lines.Add(TicketTexts.Get(culture, "removed.messages", instant(messages)));
        else if (ticket.FilesRemovedAt is { } files)
            lines.Add(TicketTexts.Get(culture, "removed.files", instant(files)));
        if (ticket.TranscriptsRemovedAt is { } transcripts)
            lines.Add(TicketTexts.Get(culture, "removed.transcripts", instant(transcripts)));
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>The replacement of deleted messages; null if they exist.</summary>
    public static string? Words(Ticket ticket, CultureInfo culture) =>
        ticket.MessagesRemovedAt is { } at ? TicketTexts.Get(culture, "removed.here", Timestamp.Exact(at)) : null;

    /// <summary>The replacement of deleted files; null if they exist.</summary>
    public static string? Files(Ticket ticket, CultureInfo culture) =>
        (ticket.FilesRemovedAt ?? ticket.MessagesRemovedAt) is { } at
            ? TicketTexts.Get(culture, "removed.files-here", Timestamp.Exact(at))
            : null;

    /// <summary>Why there is no transcript; null if retention did not delete it.</summary>
    public static string? Transcript(Ticket ticket, CultureInfo culture) =>
        (ticket.TranscriptsRemovedAt ?? ticket.MessagesRemovedAt) is { } at
            ? TicketTexts.Get(culture, "removed.transcript", ticket.Label, Timestamp.Exact(at))
            : null;
}
