namespace DCTicket.Contracts;

/// <summary>A component of a received message. Source: Discord's documentation, "Component Reference".</summary>
public sealed record MessageComponent
{
    /// <summary>The type: 1 action row, 2 button, 3 string select, 5–8 select of users, roles, both or channels, 10 text display.</summary>
    public int Type { get; init; }

    /// <summary>
    /// The custom id. The host removes the plugin's prefix, so that it equals <see cref="Route.Value"/>; ids of other plugins are
    /// complete.
    /// </summary>
    public string? CustomId { get; init; }

    /// <summary>The label of a button.</summary>
    public string? Label { get; init; }

    /// <summary>The emoji of a button.</summary>
    public Emoji? Emoji { get; init; }

    /// <summary>The colour of a button, see <see cref="ButtonStyle"/>; 5 for a link.</summary>
    public int Style { get; init; }

    /// <summary>The address of a link.</summary>
    public string? Url { get; init; }

    /// <summary>Whether it is disabled.</summary>
    public bool Disabled { get; init; }

    /// <summary>The placeholder of a select menu.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The options of a select menu.</summary>
    public IReadOnlyList<MessageSelectOption> Options
    {
        get => field ?? [];
        init;
    }

    /// <summary>The Markdown of a text display.</summary>
    public string? Content { get; init; }

    /// <summary>The components of a row, a section or a container.</summary>
    public IReadOnlyList<MessageComponent> Components
    {
        get => field ?? [];
        init;
    }

    /// <summary>The accessory of a section.</summary>
    public MessageComponent? Accessory { get; init; }
}
