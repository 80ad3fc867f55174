using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Rest;

/// <summary>The application of the bot token. Source: Discord's documentation, "Application Resource".</summary>
/// <param name="Id">Its id.</param>
/// <param name="BotId">The id of its bot account.</param>
/// <param name="MayReadContent">Whether the MESSAGE_CONTENT intent is granted.</param>
/// <param name="MaySeeMembers">Whether the GUILD_MEMBERS intent is granted.</param>
public sealed record Application(Snowflake Id, Snowflake BotId, bool MayReadContent, bool MaySeeMembers)
{
    private const int Members = 1 << 14 | 1 << 15;
    private const int Content = 1 << 18 | 1 << 19;
    private const int Accepted = 2;

    /// <summary>
    /// The owners, the main one first: the owner, or the team's owner, admins and developers. Read-only members and pending invitations do
    /// not count.
    /// </summary>
    public IReadOnlyList<Snowflake> Owners { get; init; } = [];

    /// <summary>Requests it once.</summary>
    public static async Task<Application> GetAsync(IDiscordConnection connection, CancellationToken cancellationToken)
    {
        // The caller waits longer than a retry would, and logs it.
        var request = new DiscordRequest(HttpMethod.Get, "applications/@me") { IsIdempotent = false };
        var response = await connection.SendAsync(request, cancellationToken);
        var application =
            JsonSerializer.Deserialize(response.Body.Span, DiscordJson.Default.ApplicationJson)
            ?? throw new JsonException("The application is null.");
        return new Application(
            application.Id,
            application.Bot?.Id ?? application.Id,
            (application.Flags & Content) != 0,
            (application.Flags & Members) != 0
        )
        {
            Owners = OwnersOf(application),
        };
    }

    // For a team, “owner” is a placeholder account named after the team.
    private static IReadOnlyList<Snowflake> OwnersOf(ApplicationJson application)
    {
        if (application.Team is not { } team)
            return application.Owner is { } owner ? [owner.Id] : [];
        var others = team.Members.Where(member => member is { MembershipState: Accepted, Role: "admin" or "developer", User: not null });
        return [.. others.Select(member => member.User!.Id).Prepend(team.OwnerUserId).Distinct()];
    }
}
