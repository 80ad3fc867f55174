namespace DCTicket.Contracts;

/// <summary>A person or a bot. Source: Discord's documentation, "User Resource: User Object".</summary>
public sealed record User
{
    /// <summary>The id of the account.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The unique account name.</summary>
    public required string Username { get; init; }

    /// <summary>The name that the account chose to be shown by; null for none.</summary>
    public string? GlobalName { get; init; }

    /// <summary>Whether this is an application's account.</summary>
    public bool Bot { get; init; }

    /// <summary>The name that people see.</summary>
    public string DisplayName => GlobalName ?? Username;

    /// <summary>The text that Discord shows as a mention; it pings only where <see cref="OutgoingMessage.Mentions"/> allows it.</summary>
    public string Mention => $"<@{Id}>";
}

/// <summary>A role of a server. Source: Discord's documentation, "Permissions: Role Object".</summary>
public sealed record Role
{
    /// <summary>The id; that of @everyone is the server's own.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The name, 1–100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Whether Discord or an integration owns the role, so that nobody can hand it out.</summary>
    public bool Managed { get; init; }
}

/// <summary>The kinds of channel that DCTicket names. Source: Discord's documentation, "Channel Resource: Channel Types".</summary>
public enum ChannelType
{
    /// <summary>A text channel of a server.</summary>
    Text = 0,

    /// <summary>A direct message with one person.</summary>
    DirectMessage = 1,

    /// <summary>A category that holds up to 50 channels.</summary>
    Category = 4,
}

/// <summary>A channel. Source: Discord's documentation, "Channel Resource: Channel Object".</summary>
public sealed record Channel
{
    /// <summary>The id.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The kind.</summary>
    public ChannelType Type { get; init; }

    /// <summary>The name as Discord keeps it (lower case, no spaces); null in a direct message.</summary>
    public string? Name { get; init; }

    /// <summary>The topic; null for none.</summary>
    public string? Topic { get; init; }

    /// <summary>The category; null for none.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>The text that Discord shows as a link to the channel.</summary>
    public string Mention => $"<#{Id}>";
}

/// <summary>
/// An exception to the permissions of a role or a member in one channel.
/// Source: Discord's documentation, "Channel Resource: Overwrite Object".
/// </summary>
/// <param name="Id">The role's or the member's id.</param>
/// <param name="Type">What <paramref name="Id"/> is.</param>
/// <param name="Allow">What is allowed.</param>
/// <param name="Deny">What is denied.</param>
public sealed record Overwrite(Snowflake Id, OverwriteType Type, Permissions Allow = Permissions.None, Permissions Deny = Permissions.None);

/// <summary>What an <see cref="Overwrite"/> is about.</summary>
public enum OverwriteType
{
    /// <summary>A role.</summary>
    Role = 0,

    /// <summary>A member.</summary>
    Member = 1,
}

/// <summary>A text channel to make. Source: Discord's documentation, "Guild Resource: Create Guild Channel".</summary>
/// <param name="Name">1–100 characters; Discord lowers it and drops what it does not like.</param>
public sealed record NewChannel(string Name)
{
    /// <summary>The topic, at most 1,024 characters.</summary>
    public string? Topic { get; init; }

    /// <summary>The category, of the same server; null for none.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>All overwrites of the channel. The bot can only name permissions that it has itself.</summary>
    public IReadOnlyList<Overwrite> PermissionOverwrites { get; init; } = [];
}
