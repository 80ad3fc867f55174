using System.Globalization;
using System.IO.Compression;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>The folders of exports until they expire: a zip per ticket, and then the zips to send.</summary>
internal sealed class ExportFolder(PluginInfo plugin)
{
    private readonly string _root = Path.Combine(plugin.DataFolder, "exports");

    public string PartOf(Guid export, int index) =>
        Path.Combine(Of(export), string.Create(CultureInfo.InvariantCulture, $"part-{index + 1:000}.zip"));

    /// <summary>The exported tickets that are in no part yet. Incomplete or duplicate ones from a crash are excluded.</summary>
    public IReadOnlyList<(int Number, string Path, long Size)> Staged(Export export)
    {
        if (!Directory.Exists(WorkOf(export.Id)))
            return [];
        var sealedUpTo = export.Parts.Count == 0 ? 0 : export.Parts[^1].LastNumber;
        return
        [
            .. Directory
                .EnumerateFiles(WorkOf(export.Id), "*.zip")
                .Select(path =>
                    (
                        Number: int.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture),
                        Path: path,
                        Size: new FileInfo(path).Length
                    )
                )
                .Where(file => file.Number > sealedUpTo && file.Number <= export.LastNumber)
                .OrderBy(file => file.Number),
        ];
    }

    /// <summary>Fills a folder and stores it as the zip of a ticket; returns its size.</summary>
    public async Task<long> StageAsync(Guid export, int number, Func<string, Task> fill, CancellationToken cancellationToken)
    {
        var path = Path.Combine(WorkOf(export), string.Create(CultureInfo.InvariantCulture, $"{number:00000000}.zip"));
        var half = Path.Combine(WorkOf(export), "half");
        if (Directory.Exists(half))
            Directory.Delete(half, recursive: true);
        Directory.CreateDirectory(half);
        await fill(half);
        await AtomicFile.WriteAsync(
            path,
            (zip, cancel) => ZipFile.CreateFromDirectoryAsync(half, zip, CompressionLevel.Optimal, includeBaseDirectory: false, cancel),
            cancellationToken
        );
        Directory.Delete(half, recursive: true);
        return new FileInfo(path).Length;
    }

    public void Discard(Guid export, int number) =>
        File.Delete(Path.Combine(WorkOf(export), string.Create(CultureInfo.InvariantCulture, $"{number:00000000}.zip")));

    public void Delete(Guid export)
    {
        if (Directory.Exists(Of(export)))
            Directory.Delete(Of(export), recursive: true);
    }

    private string Of(Guid export) => Path.Combine(_root, export.ToString("N"));

    private string WorkOf(Guid export) => Path.Combine(Of(export), "work");
}
