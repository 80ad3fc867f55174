namespace DCTicket.Tickets.Core.Data;

/// <summary>Something on Discord that follows the ticket: how often it had to change, and which of these changes it shows.</summary>
internal sealed class SyncedRevision
{
    /// <summary>How often it had to change.</summary>
    public int Requested { get; private set; }

    /// <summary>The change that Discord shows.</summary>
    public int Applied { get; private set; }

    /// <summary>Whether Discord shows an older one.</summary>
    public bool IsStale => Applied < Requested;

    /// <summary>The path of <see cref="Requested"/> in the model, by the name of the ticket's property.</summary>
    public static string RequestedOf(string property) => $"{property}.{nameof(Requested)}";

    /// <summary>The path of <see cref="Applied"/> in the model, by the name of the ticket's property.</summary>
    public static string AppliedOf(string property) => $"{property}.{nameof(Applied)}";

    /// <summary>It has to change once more.</summary>
    public void Request() => Requested++;

    /// <summary>All that was asked for is there.</summary>
    public void Apply() => Applied = Requested;

    /// <summary>What was asked for up to a change is there.</summary>
    public void ApplyUpTo(int requested) => Applied = requested;

    /// <summary>One more is there.</summary>
    public void ApplyNext() => Applied++;

    /// <summary>What is there is not what it has to be.</summary>
    public void MarkStale() => Applied = Requested - 1;
}
