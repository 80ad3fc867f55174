using System.IO.Compression;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Searches the JSON of transcripts on disk, also in a zip.</summary>
internal static class TranscriptPersonSearch
{
    private const string Ending = ".json";

    /// <summary>Whether one of the files contains an id; null if none is JSON.</summary>
    public static async Task<bool?> FindAsync(IEnumerable<string> paths, string id, CancellationToken cancellationToken)
    {
        bool? found = null;
        foreach (var path in paths)
        {
            if (path.EndsWith(Ending, StringComparison.Ordinal))
            {
                await using var file = File.OpenRead(path);
                found = await SaysAsync(file, id, cancellationToken);
            }
            else if (path.EndsWith(".zip", StringComparison.Ordinal))
            {
                found = await InZipAsync(path, id, cancellationToken) ?? found;
            }

            if (found == true)
                return true;
        }

        return found;
    }

    private static async Task<bool?> InZipAsync(string path, string id, CancellationToken cancellationToken)
    {
        await using var zip = await ZipFile.OpenReadAsync(path, cancellationToken);
        // Folders in a zip contain users' files.
        if (
            zip.Entries.FirstOrDefault(entry => entry.FullName == entry.Name && entry.Name.EndsWith(Ending, StringComparison.Ordinal))
            is not { } json
        )
            return null;
        await using var content = await json.OpenAsync(cancellationToken);
        return await SaysAsync(content, id, cancellationToken);
    }

    // In chunks: a transcript may exceed the memory.
    private static async Task<bool> SaysAsync(Stream stream, string id, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream);
        var buffer = new char[64 * 1024];
        var kept = 0;
        while (await reader.ReadAsync(buffer.AsMemory(kept), cancellationToken) is var read and > 0)
        {
            var text = buffer.AsMemory(0, kept + read);
            if (Says(text.Span, id))
                return true;
            // A match may span two chunks, so the end of the last one is kept.
            kept = Math.Min(id.Length + 1, text.Length);
            text[^kept..].CopyTo(buffer);
        }

        return false;
    }

    // Not as a part of a longer number. The end of a chunk is checked with the next one: no JSON ends with a number.
    private static bool Says(ReadOnlySpan<char> text, string id)
    {
        for (var from = 0; text[from..].IndexOf(id) is var at and >= 0; from += at + 1)
        {
            var (start, end) = (from + at, from + at + id.Length);
            if ((start == 0 || !char.IsAsciiDigit(text[start - 1])) && end < text.Length && !char.IsAsciiDigit(text[end]))
                return true;
        }

        return false;
    }
}
