using System.Globalization;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Describes a file that is not part of a transcript.</summary>
internal static class FileNote
{
    public static string Of(TranscriptDocument document, ArchivedAttachment file) =>
        string.Join(", ", new[] { FileSize.Format(file.Size), Removed(document, file), Reason(document, file) }.OfType<string>());

    private static string? Removed(TranscriptDocument document, ArchivedAttachment file) =>
        file.RemovedAt is { } at ? document.Text("transcript.file-removed", TranscriptReader.Instant(at)) : null;

    /// <summary>Why it is missing; null if it is not.</summary>
    public static string? Reason(TranscriptDocument document, ArchivedAttachment file)
    {
        if (file.Hash is null)
            return file.Problem is { } problem
                ? $"{document.Text("transcript.not-kept")}: {Words(document, problem)}"
                : document.Text("transcript.not-kept");
        return document.Files.Dropped.Contains(file.Id) ? document.Text("transcript.too-large-file") : null;
    }

    /// <summary>A problem is the key of a text; older versions stored the text itself.</summary>
    public static string Words(TranscriptDocument document, string problem) =>
        TicketTexts.Catalog.Find(document.Culture, problem) ?? TicketTexts.Catalog.Find(CultureInfo.InvariantCulture, problem) ?? problem;
}
