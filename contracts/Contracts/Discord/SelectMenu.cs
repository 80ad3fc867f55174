namespace DCTicket.Contracts;

/// <summary>
/// A list to choose from under a message; it takes a row of its own. Who chooses gets to the <see cref="SelectMenuAttribute"/> handler of
/// its route. Source: Discord's documentation, "Component Reference: String Select" and its like.
/// </summary>
public abstract record SelectMenu : Component
{
    private protected SelectMenu(Route route) => Route = route;

    /// <summary>The handler, with its arguments.</summary>
    public Route Route { get; }

    /// <summary>What it says while nothing is chosen; cut to Discord's 150 characters. Null for Discord's own words.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The fewest that must be chosen, 0–25.</summary>
    public int MinValues { get; init; } = 1;

    /// <summary>The most that can be chosen, 1–25; more than there are options means all of them.</summary>
    public int MaxValues { get; init; } = 1;

    /// <summary>Whether it is shown, but cannot be used.</summary>
    public bool Disabled { get; init; }
}
