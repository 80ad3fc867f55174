namespace DCTicket.Contracts;

/// <summary>An option of a select menu. Source: Discord's documentation, "Component Reference: Select Option Structure".</summary>
/// <param name="Label">The label; cut to Discord's 100 characters.</param>
/// <param name="Value">The value that the handler receives: 1–100 characters, unique in the menu.</param>
public sealed record SelectOption(string Label, string Value)
{
    /// <summary>The description below the label; cut to 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>An emoji before the label, as in <see cref="Button.Emoji"/>; radio buttons and check boxes show none.</summary>
    public string? Emoji { get; init; }

    /// <summary>Whether it is preselected.</summary>
    public bool Default { get; init; }
}
