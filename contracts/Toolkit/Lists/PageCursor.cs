namespace DCTicket.Toolkit.Lists;

/// <summary>Where in a list by time a page begins, and which way it goes. It fits a route as two arguments.</summary>
/// <param name="IsForward">Whether the page is behind <paramref name="From"/>; else before it.</param>
/// <param name="From">The id of the row beside the page, which is not on it.</param>
public readonly record struct PageCursor(bool IsForward, long From)
{
    /// <summary>The page with the oldest rows.</summary>
    public static PageCursor Oldest { get; } = new(true, 0);

    /// <summary>The page with the newest rows.</summary>
    public static PageCursor Newest { get; } = new(false, long.MaxValue);

    /// <summary>Whether nothing is on the other side of <see cref="From"/>.</summary>
    public bool IsEnd => IsForward ? From <= 0 : From == long.MaxValue;

    /// <summary>The cursor of a route's two arguments: 1 for forward or 0, and an id.</summary>
    public static PageCursor Of(int forward, long from) => new(forward != 0, from);
}
