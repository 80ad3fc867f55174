namespace DCTicket.Contracts;

/// <summary>
/// A list to choose from under a message; it takes a row of its own. Who chooses gets to the <see cref="SelectAttribute"/> handler of its
/// route. Source: Discord's documentation, "Component Reference: String Select" and its like.
/// </summary>
public abstract record Select : Control
{
    private protected Select(Route route) => Route = route;

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

/// <summary>A list of given choices.</summary>
/// <param name="Route">The handler, which gets the values.</param>
/// <param name="Options">1–25 choices.</param>
public sealed record StringSelect(Route Route, params IReadOnlyList<SelectOption> Options) : Select(Route);

/// <summary>A list of the server's members.</summary>
/// <param name="Route">The handler, which gets ids; <see cref="InteractionContext.Resolved"/> has the users and members.</param>
public sealed record UserSelect(Route Route) : Select(Route)
{
    /// <summary>Who is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}

/// <summary>A list of the server's roles.</summary>
/// <param name="Route">The handler, which gets ids; <see cref="InteractionContext.Resolved"/> has the roles.</param>
public sealed record RoleSelect(Route Route) : Select(Route)
{
    /// <summary>What is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}

/// <summary>A list of the server's members and roles.</summary>
/// <param name="Route">The handler, which gets ids; <see cref="InteractionContext.Resolved"/> tells users from roles.</param>
public sealed record MentionableSelect(Route Route) : Select(Route)
{
    /// <summary>Who is chosen already.</summary>
    public IReadOnlyList<UserOrRole> Default { get; init; } = [];
}

/// <summary>A list of the server's channels.</summary>
/// <param name="Route">The handler, which gets ids; <see cref="InteractionContext.Resolved"/> has the channels.</param>
public sealed record ChannelSelect(Route Route) : Select(Route)
{
    /// <summary>The kinds that are shown; none for all.</summary>
    public IReadOnlyList<ChannelType> ChannelTypes { get; init; } = [];

    /// <summary>What is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}

/// <summary>One of the choices of a list. Source: Discord's documentation, "Component Reference: Select Option Structure".</summary>
/// <param name="Label">What it says; cut to Discord's 100 characters.</param>
/// <param name="Value">What the handler gets, 1–100 characters, different from the others of the list.</param>
public sealed record SelectOption(string Label, string Value)
{
    /// <summary>A line under it; cut to 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>An emoji before it, as in <see cref="Button.Emoji"/>; radio buttons and check boxes show none.</summary>
    public string? Emoji { get; init; }

    /// <summary>Whether it is chosen already.</summary>
    public bool Default { get; init; }
}

/// <summary>A user or a role of the server.</summary>
/// <param name="Id">The id.</param>
/// <param name="IsRole">Whether it is a role.</param>
public sealed record UserOrRole(Snowflake Id, bool IsRole)
{
    /// <summary>The text that Discord shows as a mention; it pings only where <see cref="OutgoingMessage.Mentions"/> allows it.</summary>
    public string Mention => IsRole ? $"<@&{Id}>" : $"<@{Id}>";
}
