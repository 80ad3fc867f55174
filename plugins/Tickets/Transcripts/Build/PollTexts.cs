using DCTicket.Contracts;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>A poll as text.</summary>
internal static class PollTexts
{
    public static string Text(PollMedia? media) =>
        string.Join(
            ' ',
            new[] { media?.Emoji is { Id: not null } own ? $":{own.Name}:" : media?.Emoji?.Name, media?.Text }.OfType<string>()
        );

    /// <summary>The heading with the end of the poll.</summary>
    public static string Head(TranscriptDocument document, Poll poll)
    {
        var title = document.Text("transcript.poll");
        var state = poll.Results is { IsFinalized: true } ? "transcript.poll-over" : "transcript.poll-ends";
        return poll.Expiry is { } end ? $"{title} · {document.Text(state, TranscriptReader.Instant(end))}" : title;
    }

    /// <summary>The complete poll, one line per answer.</summary>
    public static string Lines(TranscriptDocument document, Poll poll) =>
        string.Join(
            '\n',
            [
                $"📊 {Head(document, poll)}",
                Text(poll.Question),
                .. poll
                    .Answers.OfType<PollAnswer>()
                    .Select(answer =>
                        "- "
                        + $"{Direction.Isolate(Text(answer.PollMedia))}"
                        + $"{(poll.VotesFor(answer) is { } votes ? $" · {document.Text("transcript.poll-votes", votes)}" : "")}"
                    ),
            ]
        );
}
