namespace DCTicket.Contracts;

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
