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

    /// <summary>Asks Discord.</summary>
    public static async Task<Application> GetAsync(IDiscordConnection connection, CancellationToken cancellationToken)
    {
        var response = await connection.SendAsync(new DiscordRequest(HttpMethod.Get, "applications/@me"), cancellationToken).ConfigureAwait(false);
        var application = JsonSerializer.Deserialize(response.Body.Span, DiscordJson.Default.ApplicationJson) ?? throw new JsonException("The application is null.");
        return new Application(
            application.Id,
            application.Bot?.Id ?? application.Id,
            (application.Flags & Content) != 0,
            (application.Flags & Members) != 0);
    }
}
