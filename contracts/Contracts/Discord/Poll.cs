namespace DCTicket.Contracts;

/// <summary>A poll in a message. Source: Discord's documentation, "Poll Resource: Poll Object".</summary>
public sealed record Poll
{
    /// <summary>What is asked.</summary>
    public PollMedia Question
    {
        get => field ?? new PollMedia(null, null);
        init;
    }

    /// <summary>What can be chosen; at most ten today.</summary>
    public IReadOnlyList<PollAnswer> Answers
    {
        get => field ?? [];
        init;
    }

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? Expiry { get; init; }

    /// <summary>Whether several answers can be chosen.</summary>
    public bool AllowMultiselect { get; init; }

    /// <summary>
    /// The votes as far as Discord tells them; null where it does not. They are exact only once <see cref="PollResults.IsFinalized"/>.
    /// </summary>
    public PollResults? Results { get; init; }

    /// <summary>How many chose an answer; null where that is not known.</summary>
    public int? VotesFor(PollAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Results is { } results ? results.AnswerCounts.FirstOrDefault(count => count?.Id == answer.AnswerId)?.Count ?? 0 : null;
    }
}

/// <summary>A question or an answer. Source: Discord's documentation, "Poll Resource: Poll Media Object".</summary>
/// <param name="Text">The words; null for an emoji alone.</param>
/// <param name="Emoji">The emoji; null for none.</param>
public sealed record PollMedia(string? Text, Emoji? Emoji);

/// <summary>What can be chosen. Source: Discord's documentation, "Poll Resource: Poll Answer Object".</summary>
/// <param name="AnswerId">Its number in the poll, from 1.</param>
/// <param name="PollMedia">The words and the emoji; null where Discord sends none.</param>
public sealed record PollAnswer(int AnswerId, PollMedia? PollMedia);

/// <summary>The votes. Source: Discord's documentation, "Poll Resource: Poll Results Object".</summary>
public sealed record PollResults
{
    /// <summary>Whether the poll is over and the votes are counted.</summary>
    public bool IsFinalized { get; init; }

    /// <summary>How many chose which answer; one that nobody chose may be missing.</summary>
    public IReadOnlyList<PollCount> AnswerCounts
    {
        get => field ?? [];
        init;
    }
}

/// <summary>How many chose an answer. Source: Discord's documentation, "Poll Resource: Poll Answer Count Object".</summary>
/// <param name="Id">The answer's number.</param>
/// <param name="Count">How many chose it.</param>
public sealed record PollCount(int Id, int Count);
