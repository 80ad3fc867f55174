namespace DCTicket.Contracts;

/// <summary>The colours of a <see cref="Button"/>.</summary>
public enum ButtonStyle
{
    /// <summary>Blurple: the primary action.</summary>
    Primary = 1,

    /// <summary>Grey.</summary>
    Secondary = 2,

    /// <summary>Green.</summary>
    Success = 3,

    /// <summary>Red: an action that cannot be undone.</summary>
    Danger = 4,
}
