using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Core.Data;

/// <summary>An answer in the form, with the label of that time. Stored as JSON.</summary>
internal sealed record TicketAnswer
{
    public required string Key { get; init; }

    public FormFieldKind Kind { get; init; }

    /// <summary>The label at that time, in the server's language.</summary>
    public required string Label { get; init; }

    /// <summary>The text, or the names of the selected options.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The ids of selected members, roles and channels.</summary>
    public IReadOnlyList<Snowflake> Ids { get; init; } = [];

    /// <summary>The <see cref="Ids"/> of roles, if members can be selected as well.</summary>
    public IReadOnlyList<Snowflake> Roles { get; init; } = [];

    public IReadOnlyList<AnswerFile> Files { get; init; } = [];

    /// <summary>One of the <see cref="Ids"/> as Discord shows it.</summary>
    public string MentionOf(Snowflake id) =>
        Kind == FormFieldKind.Channel ? Mention.Channel(id)
        : Kind == FormFieldKind.Role || Roles.Contains(id) ? Mention.Role(id)
        : Mention.User(id);
}

/// <summary>An uploaded file, stored by hash.</summary>
/// <param name="Name">The original name.</param>
/// <param name="ContentType">The media type from Discord.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="Hash">The hash; null if the file is not stored.</param>
/// <param name="Problem">Why staff does not see it.</param>
internal sealed record AnswerFile(string Name, string? ContentType, long Size, string? Hash, FileProblem? Problem = null);

/// <summary>Why a file is not stored, or not posted.</summary>
internal enum FileProblem
{
    TooLarge = 0,
    NotDownloaded = 1,
    NotWritten = 2,

    /// <summary>Stored, but too large for a message of the bot.</summary>
    NotPosted = 3,

    /// <summary>Its type is not stored, such as a program.</summary>
    NotAllowed = 4,

    /// <summary>The server's quota is used up.</summary>
    NoRoom = 5,

    /// <summary>Deleted by retention.</summary>
    Expired = 6,

    /// <summary>Erased at the owner's request.</summary>
    Erased = 7,
}
