namespace DCTicket.Contracts;

/// <summary>A member of a server. Source: Discord's documentation, "Guild Resource: Guild Member Object".</summary>
public sealed record Member
{
    /// <summary>The account.</summary>
    public required User User
    {
        get;
        init => field = value ?? throw new FormatException("A member is no user.");
    }

    /// <summary>The name in this server; null for none of its own.</summary>
    public string? Nick { get; init; }

    /// <summary>The roles, @everyone not included.</summary>
    public IReadOnlyList<Snowflake> Roles
    {
        get => field ?? [];
        init;
    }

    /// <summary>When the member came; null where Discord does not say.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>The end of the member's time-out, which may be over; null for none.</summary>
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    /// <summary>
    /// Who acts in an interaction, or is the target of one: what the member may do in its channel, overwrites included. Discord does not
    /// say it elsewhere: see <see cref="ChannelPermissions"/>.
    /// </summary>
    public Permissions Permissions { get; init; }

    /// <summary>The name that people see in this server, without marks of direction.</summary>
    public string DisplayName => User.Shown(Nick) ?? User.DisplayName;

    /// <summary>Whether the member has all bits of a permission, or is an administrator.</summary>
    public bool Has(Permissions permission) => (Permissions & Permissions.Administrator) != 0 || (Permissions & permission) == permission;
}
