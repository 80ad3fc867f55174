namespace DCTicket.Contracts;

/// <summary>A button. Source: Discord's documentation, "Component Reference: Button".</summary>
/// <param name="Route">The <see cref="ButtonAttribute"/> that a click goes to, with its arguments.</param>
/// <param name="Label">What it says; cut to Discord's 80 characters.</param>
public sealed record Button(Route Route, string Label) : Component
{
    /// <summary>The colour.</summary>
    public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

    /// <summary>One emoji before the label: of Unicode, or <c>&lt;:name:id&gt;</c> of a server that the bot is in; null for none.</summary>
    public string? Emoji { get; init; }

    /// <summary>Whether it is shown, but cannot be clicked.</summary>
    public bool Disabled { get; init; }
}
