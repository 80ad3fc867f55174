namespace DCTicket.Contracts;

/// <summary>A button. Source: Discord's documentation, "Component Reference: Button".</summary>
/// <param name="Route">The <see cref="ButtonAttribute"/> handler that receives the click, with its arguments.</param>
/// <param name="Label">The label; cut to Discord's 80 characters.</param>
public sealed record Button(Route Route, string Label) : Component
{
    /// <summary>The colour.</summary>
    public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

    /// <summary>
    /// An emoji before the label: a Unicode character, or <c>&lt;:name:id&gt;</c> of a server that the bot is in; null for none.
    /// </summary>
    public string? Emoji { get; init; }

    /// <summary>Whether the button is shown but cannot be clicked.</summary>
    public bool Disabled { get; init; }
}
