using DCTicket.Contracts;

namespace DCTicket.Discord.Json;

/// <summary>GUILD_CREATE and GUILD_DELETE.</summary>
internal sealed record GuildJson
{
    public required Snowflake Id { get; init; }

    public string Name
    {
        get => field ?? "";
        init;
    }

    public bool Unavailable { get; init; }

    /// <summary>Not from Discord: set by the host when it raises the event itself after a resume.</summary>
    public bool NothingMissed { get; init; }

    public IReadOnlyList<Channel> Channels
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Channel> Threads
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<Role> Roles
    {
        get => field ?? [];
        init;
    }

    /// <summary>Some members; the bot is always included.</summary>
    public IReadOnlyList<Member> Members
    {
        get => field ?? [];
        init;
    }
}

/// <summary>MESSAGE_DELETE and MESSAGE_DELETE_BULK.</summary>
internal sealed record DeletedJson
{
    public Snowflake? Id { get; init; }

    public IReadOnlyList<Snowflake> Ids
    {
        get => field ?? [];
        init;
    }

    public required Snowflake ChannelId { get; init; }

    public Snowflake? GuildId { get; init; }
}

/// <summary>GUILD_MEMBER_REMOVE.</summary>
internal sealed record MemberGoneJson
{
    public required Snowflake GuildId { get; init; }

    public required User User
    {
        get;
        init => field = value ?? throw new FormatException("The member who left has no user.");
    }
}

/// <summary>GUILD_ROLE_CREATE, GUILD_ROLE_UPDATE and, with the id alone, GUILD_ROLE_DELETE.</summary>
internal sealed record RoleJson
{
    public required Snowflake GuildId { get; init; }

    public Role? Role { get; init; }

    public Snowflake RoleId { get; init; }
}

/// <summary>MESSAGE_REACTION_ADD and related events, and CHANNEL_PINS_UPDATE with the channel only.</summary>
internal sealed record ReactionJson
{
    public Snowflake? GuildId { get; init; }

    public required Snowflake ChannelId { get; init; }

    public Snowflake MessageId { get; init; }

    public Snowflake UserId { get; init; }

    public Emoji? Emoji { get; init; }
}
