using DCTicket.Contracts;

namespace DCTicket.Discord.Interactions;

/// <summary>What the ids in an interaction's data stand for.</summary>
public sealed record ResolvedData
{
    public IReadOnlyDictionary<Snowflake, User> Users
    {
        get => field ?? new Dictionary<Snowflake, User>();
        init;
    }

    /// <summary>Members without their users, which stand beside them.</summary>
    public IReadOnlyDictionary<Snowflake, ResolvedMember> Members
    {
        get => field ?? new Dictionary<Snowflake, ResolvedMember>();
        init;
    }

    public IReadOnlyDictionary<Snowflake, Role> Roles
    {
        get => field ?? new Dictionary<Snowflake, Role>();
        init;
    }

    public IReadOnlyDictionary<Snowflake, Channel> Channels
    {
        get => field ?? new Dictionary<Snowflake, Channel>();
        init;
    }

    public IReadOnlyDictionary<Snowflake, Attachment> Attachments
    {
        get => field ?? new Dictionary<Snowflake, Attachment>();
        init;
    }

    /// <summary>The message whose command it is.</summary>
    public IReadOnlyDictionary<Snowflake, Message> Messages
    {
        get => field ?? new Dictionary<Snowflake, Message>();
        init;
    }

    /// <summary>The same as plugins see it.</summary>
    public Resolved ToResolved() =>
        new()
        {
            Users = Users,
            Members = Members
                .Where(member => Users.ContainsKey(member.Key))
                .ToDictionary(member => member.Key, member => member.Value.ToMember(Users[member.Key])),
            Roles = Roles,
            Channels = Channels,
            Attachments = Attachments,
        };
}

/// <summary>A member, as Discord resolves it: without the user.</summary>
public sealed record ResolvedMember
{
    public string? Nick { get; init; }

    public IReadOnlyList<Snowflake> Roles
    {
        get => field ?? [];
        init;
    }

    public DateTimeOffset? JoinedAt { get; init; }

    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    public Permissions Permissions { get; init; }

    public Member ToMember(User user) =>
        new()
        {
            User = user,
            Nick = Nick,
            Roles = Roles,
            JoinedAt = JoinedAt,
            CommunicationDisabledUntil = CommunicationDisabledUntil,
            Permissions = Permissions,
        };
}
