namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>A change of a ticket's labels, by name.</summary>
internal sealed record LabelChange(IReadOnlyList<string> Added, IReadOnlyList<string> Removed);
