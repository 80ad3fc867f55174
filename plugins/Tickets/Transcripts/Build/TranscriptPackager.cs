using System.IO.Compression;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>
/// Builds the files of a transcript within the upload limit: a page with small images, a text, and zips with other files. A large page has
/// no images, and then is split.
/// </summary>
internal sealed partial class TranscriptPackager(
    TranscriptReader read,
    ArchiveReader messages,
    AttachmentFiles files,
    ILogger<TranscriptPackager> logger
)
{
    // The overhead of the request.
    private const int Overhead = 64 * 1024;
    private const int MaxPages = 30;

    /// <summary>The file names in order of sending.</summary>
    public async Task<IReadOnlyList<string>> PackAsync(
        TranscriptRequest order,
        string folder,
        long limit,
        CancellationToken cancellationToken
    )
    {
        var (document, formats) = (await read.ReadAsync(order, cancellationToken), order.Formats);
        var stem = document.Ticket.FileStem;
        var kept = await messages.FilesAsync(document, cancellationToken);
        var page = document with { Files = FilePlan.Make(kept, limit, await ImagesAsync(kept, cancellationToken)) };
        List<string> made = await WriteAllAsync(page, formats, folder, stem, cancellationToken);
        if (made.Exists(name => name.EndsWith(".html", StringComparison.Ordinal) && IsLarge(folder, name, limit)))
        {
            page = document with { Files = FilePlan.Make(kept, limit, new HashSet<Snowflake>()) };
            made = await WriteAllAsync(page, formats, folder, stem, cancellationToken);
            if (IsLarge(folder, $"{stem}.html", limit))
                made =
                [
                    .. await SplitAsync(page, folder, stem, limit, cancellationToken),
                    .. made.Where(name => !name.EndsWith(".html", StringComparison.Ordinal)),
                ];
        }

        made = Pressed(folder, made, limit);
        return [.. made, .. await ZipAsync(page, folder, made.FirstOrDefault(), limit, cancellationToken)];
    }

    /// <summary>The same for a zip of an export: files are beside the page, as far as they fit.</summary>
    public async Task LooseAsync(TranscriptRequest order, string folder, long limit, CancellationToken cancellationToken)
    {
        var document = await read.ReadAsync(order, cancellationToken);
        var kept = await messages.FilesAsync(document, cancellationToken);
        var plan = FilePlan.Make(kept, limit, await ImagesAsync(kept, cancellationToken));
        var taken = plan.Zips.Count == 0 ? [] : plan.Zips[0];
        var dropped = plan.Dropped.Union(plan.Zips.Skip(1).SelectMany(zip => zip).Select(file => file.Id)).ToHashSet();
        plan = plan with { Zips = [], Dropped = dropped, Beside = plan.Beside.Where(path => !dropped.Contains(path.Key)).ToDictionary() };
        await WriteAllAsync(document with { Files = plan }, order.Formats, folder, document.Ticket.FileStem, cancellationToken);
        foreach (var file in taken)
        {
            if (await files.ReadAsync(file.Hash!, cancellationToken) is not { } content)
                continue;
            var path = Path.Combine(folder, plan.Beside[file.Id]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }
    }

    private async Task<List<string>> WriteAllAsync(
        TranscriptDocument document,
        TranscriptFormats formats,
        string folder,
        string stem,
        CancellationToken cancellationToken
    )
    {
        List<(string Name, ITranscriptWriter Writer)> writers = [];
        if (formats.HasFlag(TranscriptFormats.Html))
            writers.Add(($"{stem}.html", new HtmlTranscriptWriter(document)));
        if (formats.HasFlag(TranscriptFormats.Text))
            writers.Add(($"{stem}.txt", new TextTranscriptWriter(document)));
        if (formats.HasFlag(TranscriptFormats.Json))
            writers.Add(($"{stem}.json", new JsonTranscriptWriter(document)));
        await WriteAsync(document, folder, writers, null, cancellationToken);
        return writers.ConvertAll(writer => writer.Name);
    }

    /// <summary>Reads the messages once for all writers.</summary>
    private async Task WriteAsync(
        TranscriptDocument document,
        string folder,
        IReadOnlyList<(string Name, ITranscriptWriter Writer)> writers,
        Action<Snowflake, StringBuilder>? measure,
        CancellationToken cancellationToken
    )
    {
        List<StreamWriter> streams = [];
        var buffer = new StringBuilder();
        try
        {
            foreach (var (name, writer) in writers)
            {
                streams.Add(new StreamWriter(Path.Combine(folder, name), append: false, new UTF8Encoding(false), 64 * 1024));
                writer.Begin(buffer);
                await FlushAsync(streams[^1], buffer, cancellationToken);
            }

            await foreach (var message in messages.ReadAsync(document, cancellationToken))
            {
                for (var i = 0; i < streams.Count; i++)
                {
                    writers[i].Writer.Write(buffer, message);
                    measure?.Invoke(message.Row.Id, buffer);
                    await FlushAsync(streams[i], buffer, cancellationToken);
                }
            }

            for (var i = 0; i < streams.Count; i++)
            {
                writers[i].Writer.End(buffer);
                await FlushAsync(streams[i], buffer, cancellationToken);
            }
        }
        finally
        {
            foreach (var stream in streams)
                await stream.DisposeAsync();
        }
    }

    private static async Task FlushAsync(StreamWriter stream, StringBuilder buffer, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(buffer, cancellationToken);
        buffer.Clear();
    }

    // Two passes: one to find the page breaks, and one to write, since links need the target page.
    private async Task<IReadOnlyList<string>> SplitAsync(
        TranscriptDocument document,
        string folder,
        string stem,
        long limit,
        CancellationToken cancellationToken
    )
    {
        // Head and foot are on each page.
        var frame = new StringBuilder();
        var empty = new HtmlTranscriptWriter(document);
        empty.Begin(frame);
        empty.End(frame);
        var room = limit - (2 * Overhead) - BytesOf(frame);
        List<Snowflake> starts = [];
        long used = room;
        var counting = new List<(string, ITranscriptWriter)> { ($"{stem}.html", new HtmlTranscriptWriter(document)) };
        await WriteAsync(
            document,
            folder,
            counting,
            (id, html) =>
            {
                var bytes = BytesOf(html);
                if (used + bytes > room)
                {
                    starts.Add(id);
                    used = 0;
                }

                used += bytes;
            },
            cancellationToken
        );
        File.Delete(Path.Combine(folder, $"{stem}.html"));
        if (starts.Count > MaxPages || room <= 0)
        {
            LogTooLong(document.Ticket.Id, document.Ticket.GuildId, starts.Count);
            return [];
        }

        var pages = Enumerable.Range(1, starts.Count).Select(number => new HtmlPart(number, starts, stem)).ToList();
        await WriteAsync(
            document,
            folder,
            [.. pages.Select(page => (page.NameOf(page.Number), (ITranscriptWriter)new HtmlTranscriptWriter(document, page)))],
            null,
            cancellationToken
        );
        return [.. pages.Select(page => page.NameOf(page.Number))];
    }

    private static long BytesOf(StringBuilder text)
    {
        long bytes = 0;
        foreach (var chunk in text.GetChunks())
            bytes += Encoding.UTF8.GetByteCount(chunk.Span);
        return bytes;
    }

    private async Task<HashSet<Snowflake>> ImagesAsync(IReadOnlyList<ArchivedAttachment> kept, CancellationToken cancellationToken)
    {
        HashSet<Snowflake> images = [];
        foreach (var file in kept.Where(FilePlan.MayBeInPage))
        {
            if (await files.ReadAsync(file.Hash!, cancellationToken) is { } content && TranscriptReader.MediaTypeOf(content) is not null)
                images.Add(file.Id);
        }

        return images;
    }

    // A large text is zipped to a fifth; if that is too large, it is omitted.
    private static List<string> Pressed(string folder, List<string> made, long limit)
    {
        List<string> result = [];
        foreach (var name in made)
        {
            if (!IsLarge(folder, name, limit))
            {
                result.Add(name);
                continue;
            }

            using (var zip = ZipFile.Open(Path.Combine(folder, name + ".zip"), ZipArchiveMode.Create))
                zip.CreateEntryFromFile(Path.Combine(folder, name), name);
            File.Delete(Path.Combine(folder, name));
            if (IsLarge(folder, name + ".zip", limit))
                File.Delete(Path.Combine(folder, name + ".zip"));
            else
                result.Add(name + ".zip");
        }

        return result;
    }

    private async Task<IReadOnlyList<string>> ZipAsync(
        TranscriptDocument document,
        string folder,
        string? page,
        long limit,
        CancellationToken cancellationToken
    )
    {
        List<string> names = [];
        var zips = document.Files.Zips;
        for (var i = 0; i < zips.Count; i++)
        {
            var stem = document.Ticket.FileStem;
            var name = zips.Count == 1 ? $"{stem}.zip" : $"{stem}-files-{i + 1}-of-{zips.Count}.zip";
            await using var zip = await ZipFile.OpenAsync(Path.Combine(folder, name), ZipArchiveMode.Create, cancellationToken);
            foreach (var file in zips[i])
            {
                if (await files.ReadAsync(file.Hash!, cancellationToken) is not { } content)
                    continue;
                await using var entry = await zip.CreateEntry(document.Files.Beside[file.Id], CompressionLevel.Fastest)
                    .OpenAsync(cancellationToken);
                await entry.WriteAsync(content, cancellationToken);
            }

            // The page is repeated in the zip, so that links to files work once it is unpacked.
            if (
                i == 0
                && page is not null
                && zips[i].Sum(file => file.Size) + new FileInfo(Path.Combine(folder, page)).Length < limit - (2 * Overhead)
            )
                await zip.CreateEntryFromFileAsync(Path.Combine(folder, page), page, cancellationToken);
            names.Add(name);
        }

        return names;
    }

    private static bool IsLarge(string folder, string name, long limit) =>
        File.Exists(Path.Combine(folder, name)) && new FileInfo(Path.Combine(folder, name)).Length > limit - Overhead;

    [LoggerMessage(LogLevel.Warning, "The transcript of ticket {Ticket} in server {Guild} would need {Pages} pages; only its text is sent")]
    private partial void LogTooLong(Guid ticket, Snowflake guild, int pages);
}
