using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>The files of a form in messages: the first ones with the control message, the others after it.</summary>
internal sealed class FormFiles(AttachmentFiles files)
{
    private const int MaxFiles = 10;
    private const long MaxBytes = 20 * 1024 * 1024;

    /// <summary>The number of messages.</summary>
    public static int Count(Ticket ticket) => Batches(ticket).Count;

    /// <summary>The files of a message, from 0; missing ones are omitted.</summary>
    public async Task<IReadOnlyList<OutgoingFile>> ReadAsync(Ticket ticket, int index, CancellationToken cancellationToken)
    {
        List<OutgoingFile> result = [];
        foreach (var file in Batches(ticket)[index])
        {
            if (file.Hash is null)
                result.Add(FormAnswersRenderer.File(ticket));
            else if (await files.ReadAsync(file.Hash, cancellationToken) is { } content)
                result.Add(new OutgoingFile(file.Name, content, file.ContentType ?? "application/octet-stream"));
        }

        return result;
    }

    private static List<List<AnswerFile>> Batches(Ticket ticket)
    {
        List<AnswerFile> all =
        [
            .. ticket.Answers.SelectMany(answer => answer.Files).Where(file => file is { Hash: not null, Problem: null }),
        ];
        // Long answers go first; they have no stored file.
        if (FormAnswersRenderer.AreLong(ticket))
            all.Insert(0, new AnswerFile(FormAnswersRenderer.FileName, null, 0, null));
        List<List<AnswerFile>> batches = [];
        foreach (var file in all)
        {
            if (batches.Count == 0 || batches[^1].Count == MaxFiles || batches[^1].Sum(other => other.Size) + file.Size > MaxBytes)
                batches.Add([]);
            batches[^1].Add(file);
        }

        return batches;
    }
}
