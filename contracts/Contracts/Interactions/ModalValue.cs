namespace DCTicket.Contracts;

/// <summary>What a member gave for one field of a modal.</summary>
public sealed record ModalValue
{
    /// <summary>What was written or chosen, the first of several; empty for nothing.</summary>
    public string Text { get; init; } = "";

    /// <summary>All that was chosen, or the one text that was written; none for nothing.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The <see cref="Values"/> that are ids: of users, roles or channels.</summary>
    public IReadOnlyList<Snowflake> Ids { get; init; } = [];

    /// <summary>The files that were uploaded. Their addresses do not live long.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Whether a <see cref="CheckboxInput"/> was ticked.</summary>
    public bool Checked { get; init; }
}
