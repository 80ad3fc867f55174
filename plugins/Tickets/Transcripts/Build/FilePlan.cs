using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Assigns the files of a transcript: into the page, into a zip, or omitted.</summary>
/// <param name="Inlined">Images in the page.</param>
/// <param name="Beside">The paths in the zip of other files.</param>
/// <param name="Zips">The files of each zip, in order.</param>
/// <param name="Dropped">Files that exceed the upload limit.</param>
internal sealed record FilePlan(
    IReadOnlySet<Snowflake> Inlined,
    IReadOnlyDictionary<Snowflake, string> Beside,
    IReadOnlyList<IReadOnlyList<ArchivedAttachment>> Zips,
    IReadOnlySet<Snowflake> Dropped
)
{
    private const int LargestImage = 256 * 1024;
    private const int AllImages = 4 * 1024 * 1024;
    private const int MaxZips = 5;

    // The overhead of a zip and of the request.
    private const int Overhead = 128 * 1024;

    public static FilePlan None { get; } = new(new HashSet<Snowflake>(), new Dictionary<Snowflake, string>(), [], new HashSet<Snowflake>());

    /// <param name="files">The files in order.</param>
    /// <param name="limit">The upload limit in bytes.</param>
    /// <param name="images">The images that may be in the page.</param>
    public static FilePlan Make(IReadOnlyList<ArchivedAttachment> files, long limit, IReadOnlySet<Snowflake> images)
    {
        HashSet<Snowflake> inlined = [],
            dropped = [];
        Dictionary<Snowflake, string> beside = [];
        List<List<ArchivedAttachment>> zips = [];
        long inPage = 0;
        foreach (var file in files.Where(file => file.Hash is not null))
        {
            if (images.Contains(file.Id) && inPage + file.Size <= AllImages)
            {
                inlined.Add(file.Id);
                inPage += file.Size;
                continue;
            }

            var zip = zips.Find(zip => zip.Sum(other => other.Size) + file.Size <= limit - Overhead);
            if (zip is null && zips.Count < MaxZips && file.Size <= limit - Overhead)
                zips.Add(zip = []);
            if (zip is null)
                dropped.Add(file.Id);
            else
                beside.Add(file.Id, PathOf(file, beside.Count + 1));
            zip?.Add(file);
        }

        return new FilePlan(inlined, beside, zips, dropped);
    }

    /// <summary>Whether a file is small enough for the page and has an image type; its content is checked later.</summary>
    public static bool MayBeInPage(ArchivedAttachment file) =>
        file is { Hash: not null, Size: <= LargestImage }
        && file.ContentType?.Split(';')[0].Trim() is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    // The number makes equal names unique.
    private static string PathOf(ArchivedAttachment file, int number) =>
        $"files/{number:000}-{SafeFileName.Of(file.FileName, file.ContentType)}";
}
