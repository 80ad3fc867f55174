namespace DCTicket.Contracts;

/// <summary>A component of a message that was received. Source: Discord's documentation, "Component Reference".</summary>
public sealed record MessageComponent
{
    /// <summary>The kind: 1 is a row, 2 a button, 3 a select, 5–8 a select of users, roles, both or channels, 10 a text.</summary>
    public int Type { get; init; }

    /// <summary>
    /// The custom id. The host takes the plugin's own prefix off, so that it equals <see cref="Route.Value"/>; ids of others come whole.
    /// </summary>
    public string? CustomId { get; init; }

    /// <summary>What a button says.</summary>
    public string? Label { get; init; }

    /// <summary>The emoji of a button.</summary>
    public Emoji? Emoji { get; init; }

    /// <summary>The colour of a button, see <see cref="ButtonStyle"/>; 5 for a link.</summary>
    public int Style { get; init; }

    /// <summary>Where a link leads.</summary>
    public string? Url { get; init; }

    /// <summary>Whether it cannot be used.</summary>
    public bool Disabled { get; init; }

    /// <summary>What an empty select says.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The choices of a select.</summary>
    public IReadOnlyList<MessageSelectOption> Options
    {
        get => field ?? [];
        init;
    }

    /// <summary>The Markdown of a text.</summary>
    public string? Content { get; init; }

    /// <summary>The components of a row, a section or a container.</summary>
    public IReadOnlyList<MessageComponent> Components
    {
        get => field ?? [];
        init;
    }

    /// <summary>What stands beside a section.</summary>
    public MessageComponent? Accessory { get; init; }
}
