using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Build;

namespace DCTicket.Tickets.Transcripts.Deliver;

/// <summary>Files in messages: at most ten each, within the upload limit. They are identified by name.</summary>
internal static class TranscriptBatches
{
    private const int MaxFiles = 10;
    private const long Overhead = 64 * 1024;

    public static IReadOnlyList<IReadOnlyList<TranscriptPart>> Make(IReadOnlyList<TranscriptPart> files, long limit)
    {
        List<List<TranscriptPart>> batches = [];
        foreach (var file in files)
        {
            if (batches.Count == 0 || batches[^1].Count == MaxFiles || batches[^1].Sum(other => other.Size) + file.Size > limit - Overhead)
                batches.Add([]);
            batches[^1].Add(file);
        }

        return batches;
    }

    /// <summary>The files of a message; they are read when it is sent.</summary>
    public static IReadOnlyList<OutgoingFile> Outgoing(IReadOnlyList<TranscriptPart> files) =>
        [.. files.Select(file => OutgoingFile.FromPath(file.Name, file.Path, TypeOf(file.Name)))];

    public static bool AreIn(Message message, IReadOnlyList<TranscriptPart> files) =>
        files.Any(file => message.Attachments.Any(other => other.DisplayName == file.Name));

    public static bool AreIn(Message message, Ticket ticket) =>
        message.Attachments.Any(file => file.Filename.StartsWith(ticket.FileStem, StringComparison.Ordinal));

    public static CultureInfo OwnerCulture(this Ticket ticket) => CultureInfo.GetCultureInfo(ticket.OwnerCulture);

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".txt" => "text/plain; charset=utf-8",
            ".json" => "application/json",
            _ => "application/zip",
        };
}
