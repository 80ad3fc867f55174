namespace DCTicket.Contracts;

/// <summary>A member of a server. Source: Discord's documentation, "Guild Resource: Guild Member Object".</summary>
public sealed record Member
{
    /// <summary>The account.</summary>
    public required User User
    {
        get;
        init => field = value ?? throw new FormatException("The member has no user.");
    }

    /// <summary>The nickname in this server; null for none.</summary>
    public string? Nick { get; init; }

    /// <summary>The roles, without @everyone.</summary>
    public IReadOnlyList<Snowflake> Roles
    {
        get => field ?? [];
        init;
    }

    /// <summary>When the member joined; null where Discord does not say.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>When the time-out ends, which may be in the past; null for none.</summary>
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    /// <summary>
    /// The permissions in the channel of an interaction, overwrites included. Discord sends them only for the member who acts or the
    /// target; otherwise use <see cref="ChannelPermissions"/>.
    /// </summary>
    public Permissions Permissions { get; init; }

    /// <summary>The display name in this server, without bidirectional control characters.</summary>
    public string DisplayName => User.Shown(Nick) ?? User.DisplayName;

    /// <summary>Whether the member has all bits of a permission, or is an administrator.</summary>
    public bool Has(Permissions permission) => (Permissions & Permissions.Administrator) != 0 || (Permissions & permission) == permission;
}
