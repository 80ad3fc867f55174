using DCTicket.Contracts;

namespace DCTicket.Discord.Interactions;

/// <summary>The objects behind the ids in an interaction's data.</summary>
public sealed record ResolvedData
{
    public IReadOnlyDictionary<Snowflake, User> Users
    {
        get => field ?? new Dictionary<Snowflake, User>();
        init;
    }

    /// <summary>Members without their users, which are in a list of their own.</summary>
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

    /// <summary>The target of a message command.</summary>
    public IReadOnlyDictionary<Snowflake, Message> Messages
    {
        get => field ?? new Dictionary<Snowflake, Message>();
        init;
    }

    /// <summary>The same, as a type of Contracts.</summary>
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

/// <summary>A member without the user, as Discord resolves it.</summary>
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
