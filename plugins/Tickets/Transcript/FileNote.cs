using System.Globalization;

namespace DCTicket.Tickets;

/// <summary>What a transcript says of a file that does not stand in it.</summary>
internal static class FileNote
{
    public static string Of(TranscriptDocument document, ArchivedAttachment file) =>
        file.Hash is null ? $"{Size(file.Size)}, {Reason(document, file)}" : Size(file.Size);

    // What was noted before reasons were texts is shown as it is.
    private static string Reason(TranscriptDocument document, ArchivedAttachment file) => file.Problem is { } problem
        ? $"{document.Text("transcript.not-kept")}: {TicketTexts.Catalog.Find(document.Culture, problem) ?? TicketTexts.Catalog.Find(CultureInfo.InvariantCulture, problem) ?? problem}"
        : document.Text("transcript.not-kept");

    internal static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
        < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:0.#} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024 / 1024:0.#} GiB"),
    };
}
