namespace DCTicket.Contracts;

/// <summary>The input in one field of a modal.</summary>
public sealed record ModalValue
{
    /// <summary>The text, or the first selected value; empty for no input.</summary>
    public string Text { get; init; } = "";

    /// <summary>All selected values, or the one text; none for no input.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The <see cref="Values"/> as ids of users, roles or channels.</summary>
    public IReadOnlyList<Snowflake> Ids { get; init; } = [];

    /// <summary>The uploaded files. Their addresses expire soon.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Whether a <see cref="CheckboxInput"/> was checked.</summary>
    public bool Checked { get; init; }
}
