namespace DCTicket.Contracts;

/// <summary>
/// A button that leads to an address; the bot does not hear of a click. Source: Discord's documentation, "Component Reference: Button".
/// </summary>
/// <param name="Label">What it says; cut to Discord's 80 characters.</param>
/// <param name="Url">Where it leads: http, https or discord, at most 512 characters. A button that leads anywhere else is left out.</param>
public sealed record LinkButton(string Label, string Url) : Component
{
    /// <inheritdoc cref="Button.Emoji"/>
    public string? Emoji { get; init; }
}
