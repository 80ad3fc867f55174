namespace DCTicket.Toolkit.Lists;

/// <summary>A page of a list by time, the oldest row first.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="HasOlder">Whether there is something before it.</param>
/// <param name="HasNewer">Whether there is something behind it.</param>
public sealed record CursorPage<T>(IReadOnlyList<T> Items, bool HasOlder, bool HasNewer);
