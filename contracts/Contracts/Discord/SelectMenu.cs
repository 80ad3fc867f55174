namespace DCTicket.Contracts;

/// <summary>
/// A select menu in a message, in a row of its own. The <see cref="SelectMenuAttribute"/> handler of its route receives the selection.
/// Source: Discord's documentation, "Component Reference: String Select" and others.
/// </summary>
public abstract record SelectMenu : Component
{
    private protected SelectMenu(Route route) => Route = route;

    /// <summary>The handler, with its arguments.</summary>
    public Route Route { get; }

    /// <summary>The placeholder; cut to Discord's 150 characters. Null for Discord's default.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The minimum number of selected options, 0–25.</summary>
    public int MinValues { get; init; } = 1;

    /// <summary>The maximum number of selected options, 1–25; more than there are options means all.</summary>
    public int MaxValues { get; init; } = 1;

    /// <summary>Whether it is disabled.</summary>
    public bool Disabled { get; init; }
}
