using DCTicket.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>Fetches the files of a form while their addresses live, and keeps them by their hash. One that cannot be had does not stop the ticket.</summary>
internal sealed partial class FetchFiles(
    IDiscord discord, AttachmentFiles files, TimeProvider time, IOptions<TicketsOptions> options, ILogger<FetchFiles> logger)
{
    // All of a page together, so that the member is not kept waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="given">The answers of a page.</param>
    /// <param name="postable">How many bytes a file that the bot posts may have.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<TicketAnswer>> RunAsync(IReadOnlyList<GivenAnswer> given, long postable, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        List<TicketAnswer> answers = [];
        foreach (var answer in given)
        {
            // One after the other: ten large ones at once would fill the memory.
            List<AnswerFile> kept = [];
            foreach (var file in answer.Files)
                kept.Add(await FetchAsync(file, postable, both.Token));
            cancellationToken.ThrowIfCancellationRequested();
            answers.Add(answer.Answer with { Files = kept });
        }

        return answers;
    }

    private async Task<AnswerFile> FetchAsync(Attachment file, long postable, CancellationToken cancellationToken)
    {
        var answer = new AnswerFile(file.Filename, file.ContentType, file.Size, null);
        if (file.Size > options.Value.MaxAttachmentBytes)
            return answer with { Problem = FileProblem.TooLarge };
        try
        {
            var bytes = await discord.DownloadAsync(file, cancellationToken);
            var hash = await files.SaveAsync(bytes, cancellationToken);
            return answer with { Size = bytes.Length, Hash = hash, Problem = bytes.Length > postable ? FileProblem.NotPosted : null };
        }
        catch (Exception e) when (e is HttpRequestException or DiscordException or TimeoutException or OperationCanceledException)
        {
            LogNotFetched(e, file.Id);
            return answer with { Problem = FileProblem.NotDownloaded };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotFetched(e, file.Id);
            return answer with { Problem = FileProblem.NotWritten };
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file {File} of a form could not be kept.")]
    private partial void LogNotFetched(Exception exception, Snowflake file);
}
