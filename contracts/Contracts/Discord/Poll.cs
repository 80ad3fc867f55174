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
