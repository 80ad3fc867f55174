namespace DCTicket.Contracts;

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
