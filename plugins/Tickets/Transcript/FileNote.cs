using System.Globalization;

namespace DCTicket.Tickets;

/// <summary>What a transcript says of a file that does not stand in it.</summary>
internal static class FileNote
{
    public static string Of(TranscriptDocument document, ArchivedAttachment file) =>
        file.Hash is null ? $"{Size(file.Size)}, {document.Text("transcript.not-kept")}" : Size(file.Size);

    internal static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:0.#} MiB"),
    };
}
