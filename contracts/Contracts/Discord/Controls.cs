namespace DCTicket.Contracts;

/// <summary>Something in a row under a message: <see cref="Button"/>, <see cref="LinkButton"/> or a <see cref="Select"/>.</summary>
public abstract record Control
{
    private protected Control() { }
}

/// <summary>A button. Source: Discord's documentation, "Component Reference: Button".</summary>
/// <param name="Route">The <see cref="ButtonAttribute"/> that a click goes to, with its arguments.</param>
/// <param name="Label">What it says; cut to Discord's 80 characters.</param>
public sealed record Button(Route Route, string Label) : Control
{
    /// <summary>The colour.</summary>
    public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

    /// <summary>One emoji before the label: of Unicode, or <c>&lt;:name:id&gt;</c> of a server that the bot is in; null for none.</summary>
    public string? Emoji { get; init; }

    /// <summary>Whether it is shown, but cannot be clicked.</summary>
    public bool Disabled { get; init; }
}

/// <summary>The colours of a <see cref="Button"/>.</summary>
public enum ButtonStyle
{
    /// <summary>Blurple: what one is expected to do.</summary>
    Primary = 1,

    /// <summary>Grey.</summary>
    Secondary = 2,

    /// <summary>Green.</summary>
    Success = 3,

    /// <summary>Red: what cannot be taken back.</summary>
    Danger = 4,
}

/// <summary>
/// A button that leads to an address; the bot does not hear of a click. Source: Discord's documentation, "Component Reference: Button".
/// </summary>
/// <param name="Label">What it says; cut to Discord's 80 characters.</param>
/// <param name="Url">Where it leads: http, https or discord, at most 512 characters. A button that leads anywhere else is left out.</param>
public sealed record LinkButton(string Label, string Url) : Control
{
    /// <inheritdoc cref="Button.Emoji"/>
    public string? Emoji { get; init; }
}
