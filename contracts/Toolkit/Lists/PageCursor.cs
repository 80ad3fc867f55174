namespace DCTicket.Toolkit.Lists;

/// <summary>The position and direction of a page in a list by time. It fits into a route as two arguments.</summary>
/// <param name="IsForward">Whether the page is after <paramref name="From"/>; otherwise it is before it.</param>
/// <param name="From">The id of the adjacent row, which is not on the page.</param>
public readonly record struct PageCursor(bool IsForward, long From)
{
    /// <summary>The page with the oldest rows.</summary>
    public static PageCursor Oldest { get; } = new(true, 0);

    /// <summary>The page with the newest rows.</summary>
    public static PageCursor Newest { get; } = new(false, long.MaxValue);

    /// <summary>Whether there is nothing on the other side of <see cref="From"/>.</summary>
    public bool IsEnd => IsForward ? From <= 0 : From == long.MaxValue;

    /// <summary>Creates a cursor from a route's two arguments: 1 for forward or 0, and an id.</summary>
    public static PageCursor Of(int forward, long from) => new(forward != 0, from);
}
