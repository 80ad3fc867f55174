namespace DCTicket.Contracts;

/// <summary>A poll in a message. Source: Discord's documentation, "Poll Resource: Poll Object".</summary>
public sealed record Poll
{
    /// <summary>The question.</summary>
    public PollMedia Question
    {
        get => field ?? new PollMedia(null, null);
        init;
    }

    /// <summary>The answers; at most ten today.</summary>
    public IReadOnlyList<PollAnswer> Answers
    {
        get => field ?? [];
        init;
    }

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? Expiry { get; init; }

    /// <summary>Whether several answers can be chosen.</summary>
    public bool AllowMultiselect { get; init; }

    /// <summary>The votes; null where Discord does not send them. They are exact only once <see cref="PollResults.IsFinalized"/>.</summary>
    public PollResults? Results { get; init; }

    /// <summary>The number of votes for an answer; null if unknown.</summary>
    public int? VotesFor(PollAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Results is { } results ? results.AnswerCounts.FirstOrDefault(count => count?.Id == answer.AnswerId)?.Count ?? 0 : null;
    }
}
