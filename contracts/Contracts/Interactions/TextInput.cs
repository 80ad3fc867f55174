namespace DCTicket.Contracts;

/// <summary>A text input. The handler receives a <see cref="string"/>.</summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record TextInput(string Name, string Label) : ModalField(Name, Label)
{
    /// <summary>The placeholder; cut to 100 characters.</summary>
    public string? Placeholder { get; init; }

    /// <summary>
    /// The prefilled value, truncated to <see cref="MaxLength"/>. A value with a line break makes the field a paragraph. Null for none.
    /// </summary>
    public string? Value { get; init; }

    /// <summary>Whether it is a paragraph instead of a single line.</summary>
    public bool Multiline { get; init; }

    /// <summary>The minimum number of characters, 0–4,000.</summary>
    public int MinLength { get; init; }

    /// <summary>The maximum number of characters, 1–4,000.</summary>
    public int MaxLength { get; init; } = 4000;
}
