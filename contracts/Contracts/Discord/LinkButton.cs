namespace DCTicket.Contracts;

/// <summary>A button that opens a link; the bot gets no event. Source: Discord's documentation, "Component Reference: Button".</summary>
/// <param name="Label">The label; cut to Discord's 80 characters.</param>
/// <param name="Url">The link: http, https or discord, at most 512 characters. A button with another scheme is omitted.</param>
public sealed record LinkButton(string Label, string Url) : Component
{
    /// <inheritdoc cref="Button.Emoji"/>
    public string? Emoji { get; init; }
}
