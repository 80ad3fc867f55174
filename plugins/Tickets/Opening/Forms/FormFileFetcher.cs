using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>
/// Downloads the files of a form while their addresses are valid, and stores them by hash. A failure does not stop the ticket.
/// </summary>
internal sealed partial class FormFileFetcher(FileStorage keep, TimeProvider time, ILogger<FormFileFetcher> logger)
{
    // All files of a page together, so that the member does not wait long.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <param name="guild">The server.</param>
    /// <param name="given">The answers of a page.</param>
    /// <param name="postable">The maximum size of a file that the bot can post.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<TicketAnswer>> FetchAsync(
        Snowflake guild,
        IReadOnlyList<GivenAnswer> given,
        long postable,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        List<TicketAnswer> answers = [];
        foreach (var answer in given)
        {
            // One after the other: ten large ones would fill the memory.
            List<AnswerFile> kept = [];
            foreach (var file in answer.Files)
                kept.Add(await FetchAsync(guild, file, postable, both.Token));
            cancellationToken.ThrowIfCancellationRequested();
            answers.Add(answer.Answer with { Files = kept });
        }

        return answers;
    }

    private async Task<AnswerFile> FetchAsync(Snowflake guild, Attachment file, long postable, CancellationToken cancellationToken)
    {
        var answer = new AnswerFile(file.DisplayName, file.ContentType, file.Size, null);
        try
        {
            var kept = await keep.StoreAsync(guild, file, note: null, cancellationToken);
            var problem = ProblemOf(kept.Problem);
            return answer with
            {
                Size = kept.Size,
                Hash = kept.Hash,
                Problem = problem ?? (kept.Size > postable ? FileProblem.NotPosted : null),
            };
        }
        catch (OperationCanceledException e)
        {
            LogNotFetched(e, file.Id);
            return answer with { Problem = FileProblem.NotDownloaded };
        }
    }

    private static FileProblem? ProblemOf(string? problem) =>
        problem switch
        {
            null => null,
            FileRules.TooLarge => FileProblem.TooLarge,
            FileRules.NotAllowed => FileProblem.NotAllowed,
            FileRules.NoRoom => FileProblem.NoRoom,
            FileRules.NotWritten => FileProblem.NotWritten,
            _ => FileProblem.NotDownloaded,
        };

    [LoggerMessage(LogLevel.Warning, "File {File} of a form was not downloaded in time")]
    private partial void LogNotFetched(Exception exception, Snowflake file);
}
