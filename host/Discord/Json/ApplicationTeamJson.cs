using DCTicket.Contracts;

namespace DCTicket.Discord.Json;

/// <summary>The team that owns an application. Source: Discord's documentation, "Teams: Data Models".</summary>
internal sealed record ApplicationTeamJson
{
    public Snowflake OwnerUserId { get; init; }

    public IReadOnlyList<ApplicationTeamMemberJson> Members
    {
        get => field ?? [];
        init;
    }
}

internal sealed record ApplicationTeamMemberJson
{
    /// <summary>1 is invited, 2 has accepted.</summary>
    public int MembershipState { get; init; }

    public string? Role { get; init; }

    public User? User { get; init; }
}
