using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>A ticket's transcript as files to send. They are known again by their names.</summary>
internal static class TranscriptFiles
{
    // Discord takes 10 MiB in all from everybody; the rest of the request needs some of it.
    private const int Most = 9 * 1024 * 1024;

    public static IReadOnlyList<OutgoingFile> Make(Ticket ticket, TranscriptDocument document)
    {
        List<OutgoingFile> fitting = [];
        var left = Most;
        OutgoingFile[] files =
        [
            new($"{ticket.FileStem}.html", WriteHtml.Write(document), "text/html"),
            new($"{ticket.FileStem}.txt", WriteText.Write(document), "text/plain"),
        ];
        foreach (var file in files)
        {
            if (file.Content.Length > left)
                continue;
            fitting.Add(file);
            left -= file.Content.Length;
        }

        return fitting;
    }

    public static bool AreIn(Message message, Ticket ticket) =>
        message.Attachments.Any(file => file.Filename.StartsWith(ticket.FileStem + ".", StringComparison.Ordinal));

    public static CultureInfo OwnerCulture(this Ticket ticket) => CultureInfo.GetCultureInfo(ticket.OwnerCulture);
}
