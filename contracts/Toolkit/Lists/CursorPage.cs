namespace DCTicket.Toolkit.Lists;

/// <summary>A page of a list by time, the oldest row first.</summary>
/// <param name="Items">The rows.</param>
/// <param name="HasOlder">Whether there are older rows.</param>
/// <param name="HasNewer">Whether there are newer rows.</param>
public sealed record CursorPage<T>(IReadOnlyList<T> Items, bool HasOlder, bool HasNewer);
