namespace DCTicket.Tickets.Core.Data;

/// <summary>A part of the ticket on Discord: its requested and its applied revision.</summary>
internal sealed class SyncedRevision
{
    /// <summary>The number of requested changes.</summary>
    public int Requested { get; private set; }

    /// <summary>The revision on Discord.</summary>
    public int Applied { get; private set; }

    /// <summary>Whether Discord has an older revision.</summary>
    public bool IsStale => Applied < Requested;

    /// <summary>The path of <see cref="Requested"/> in the model, by the name of the ticket's property.</summary>
    public static string RequestedOf(string property) => $"{property}.{nameof(Requested)}";

    /// <summary>The path of <see cref="Applied"/> in the model, by the name of the ticket's property.</summary>
    public static string AppliedOf(string property) => $"{property}.{nameof(Applied)}";

    /// <summary>Requests a change.</summary>
    public void Request() => Requested++;

    /// <summary>Marks all requested changes as applied.</summary>
    public void Apply() => Applied = Requested;

    /// <summary>Marks the changes up to a revision as applied.</summary>
    public void ApplyUpTo(int requested) => Applied = requested;

    /// <summary>Marks the next change as applied.</summary>
    public void ApplyNext() => Applied++;

    /// <summary>Marks the last change as not applied.</summary>
    public void MarkStale() => Applied = Requested - 1;
}
