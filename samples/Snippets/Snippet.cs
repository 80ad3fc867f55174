using DCTicket.Contracts;

namespace Snippets;

/// <summary>A canned reply of a server.</summary>
internal sealed class Snippet
{
    public const int MaxName = 50;

    /// <summary>The maximum length of a message.</summary>
    public const int MaxText = 2000;

    /// <summary>No user: Discord never assigns this id.</summary>
    public static readonly Snowflake Forgotten = new(0);

    public long Id { get; set; }

    public Snowflake GuildId { get; init; }

    /// <summary>As typed.</summary>
    public required string Name { get; init; }

    /// <summary>The normalized name; unique in the server.</summary>
    public required string Key { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The author; <see cref="Forgotten"/> after an erasure.</summary>
    public Snowflake CreatedById { get; init; }

    public List<SnippetUse> Uses { get; init; } = [];

    /// <summary>One line, trimmed.</summary>
    public static string CleanName(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string KeyOf(string name) => CleanName(name).Normalize().ToUpperInvariant();
}

/// <summary>One use of a snippet.</summary>
internal sealed class SnippetUse
{
    public long Id { get; set; }

    public long SnippetId { get; set; }

    public Snippet? Snippet { get; set; }

    public Snowflake ChannelId { get; init; }

    public DateTimeOffset UsedAt { get; init; }

    /// <summary>The ticket of the channel, once it is closed.</summary>
    public Guid? ClosedTicketId { get; set; }
}

/// <summary>The channels of open tickets.</summary>
internal sealed class OpenTicket
{
    public Guid TicketId { get; init; }

    public Snowflake ChannelId { get; init; }
}
