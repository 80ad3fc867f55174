using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Rest;

/// <summary>The application that the token belongs to. Source: Discord's documentation, "Application Resource".</summary>
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
    /// Who may act for it, the owner first: who owns it, or of the team that owns it the owner, admins and developers. Members of a team
    /// that may only read, and those who have not accepted their invitation, are none.
    /// </summary>
    public IReadOnlyList<Snowflake> Owners { get; init; } = [];

    /// <summary>Asks Discord, once.</summary>
    public static async Task<Application> GetAsync(IDiscordConnection connection, CancellationToken cancellationToken)
    {
        // Who asks this waits longer than a repeated request would, and says so.
        var request = new DiscordRequest(HttpMethod.Get, "applications/@me") { IsIdempotent = false };
        var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
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

    // With a team, “owner” is an account of nobody's, named after the team.
    private static IReadOnlyList<Snowflake> OwnersOf(ApplicationJson application)
    {
        if (application.Team is not { } team)
            return application.Owner is { } owner ? [owner.Id] : [];
        var others = team.Members.Where(member => member is { MembershipState: Accepted, Role: "admin" or "developer", User: not null });
        return [.. others.Select(member => member.User!.Id).Prepend(team.OwnerUserId).Distinct()];
    }
}
