using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

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

    /// <summary>Those of the <see cref="Ids"/> that are roles, where members can be chosen as well.</summary>
    public IReadOnlyList<Snowflake> Roles { get; init; } = [];

    public IReadOnlyList<AnswerFile> Files { get; init; } = [];
}

/// <summary>An uploaded file. Its bytes are kept by their hash.</summary>
/// <param name="Name">What the customer called it.</param>
/// <param name="ContentType">What Discord took it for.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Hash">Of the bytes; null when they could not be had.</param>
/// <param name="Problem">Why staff does not see it.</param>
internal sealed record AnswerFile(string Name, string? ContentType, long Size, string? Hash, FileProblem? Problem = null);

/// <summary>Why the bytes of a file are not kept, or not posted.</summary>
internal enum FileProblem
{
    TooLarge = 0,
    NotDownloaded = 1,
    NotWritten = 2,

    /// <summary>They are kept, but too many for a message of the bot.</summary>
    NotPosted = 3,

    /// <summary>Not of a kind that is kept, such as a program.</summary>
    NotAllowed = 4,

    /// <summary>The server has no room left.</summary>
    NoRoom = 5,

    /// <summary>A rule of the server took them away.</summary>
    Expired = 6,

    /// <summary>Whose they were asked for it.</summary>
    Erased = 7,
}
