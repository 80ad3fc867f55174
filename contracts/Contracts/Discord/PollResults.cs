namespace DCTicket.Contracts;

/// <summary>The votes. Source: Discord's documentation, "Poll Resource: Poll Results Object".</summary>
public sealed record PollResults
{
    /// <summary>Whether the poll is over and the votes are counted.</summary>
    public bool IsFinalized { get; init; }

    /// <summary>The votes of each answer; an answer without votes may be missing.</summary>
    public IReadOnlyList<PollCount> AnswerCounts
    {
        get => field ?? [];
        init;
    }
}
