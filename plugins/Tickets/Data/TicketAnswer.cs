using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>What the customer gave for a field of the form, as it was asked then. Kept as JSON.</summary>
internal sealed record TicketAnswer
{
    public required string Key { get; init; }

    public FormFieldKind Kind { get; init; }

    /// <summary>In the server's language, as it was called then.</summary>
    public required string Label { get; init; }

    /// <summary>The text, or the names of what was chosen.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The ids of members, roles and channels that were chosen.</summary>
    public IReadOnlyList<Snowflake> Ids { get; init; } = [];

    public IReadOnlyList<AnswerFile> Files { get; init; } = [];
}

/// <summary>An uploaded file. Its bytes are kept by their hash.</summary>
internal sealed record AnswerFile(string Name, string? ContentType, long Size, string Hash);
