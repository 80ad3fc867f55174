using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Host.Events;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Sessions;

/// <summary>
/// Raises GuildAvailable for every server after a resumed start: Discord sends GUILD_CREATE only for a new session, and plugins reconcile
/// their state at every start.
/// </summary>
internal sealed partial class GuildResync(
    IDiscordConnection connection,
    EventDispatcher events,
    GuildCache cache,
    ILogger<GuildResync> logger
)
{
    private const string Announcement = "GUILD_CREATE";
    private const int Page = 200;
    private const int BatchSize = 4;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!events.Wanted.Contains(Announcement))
            return;
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = BatchSize, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(await ListAsync(cancellationToken), options, AnnounceAsync);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The bot stops.
        }
        catch (Exception e)
        {
            LogGuildsNotListed(e);
        }
    }

    private async Task<List<string>> ListAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        while (true)
        {
            var page = (
                await GetAsync($"users/@me/guilds?limit={Page}" + (ids.Count > 0 ? $"&after={ids[^1]}" : ""), cancellationToken)
            ).AsArray();
            ids.AddRange(page.Select(guild => (string)guild!["id"]!));
            if (page.Count < Page)
                return ids;
        }
    }

    private async ValueTask AnnounceAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var guild = (await GetAsync($"guilds/{id}", cancellationToken)).AsObject();
            guild["channels"] = await GetAsync($"guilds/{id}/channels", cancellationToken);
            guild["threads"] = (await GetAsync($"guilds/{id}/threads/active", cancellationToken))["threads"]?.DeepClone();
            if (await FindBotAsync(Snowflake.Parse(id), cancellationToken) is { } bot)
                guild["members"] = bot;
            guild["nothing_missed"] = true;
            var announcement = new GatewayDispatch(Announcement, Encode(guild));
            cache.Apply(announcement);
            await events.Dispatch(announcement);
        }
        catch (Exception e) when (e is DiscordException or System.Text.Json.JsonException or InvalidOperationException)
        {
            LogNotAnnounced(e, id);
        }
    }

    // Discord sends the bot's own member with the server. Over the gateway it costs no request.
    private async Task<JsonNode?> FindBotAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var chunks = await connection.FindMembersAsync(guild, [cache.BotId], cancellationToken);
        return chunks is [var members, ..] ? JsonNode.Parse(members.Span) : null;
    }

    private async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await connection.SendAsync(new DiscordRequest(HttpMethod.Get, path), cancellationToken);
        return JsonNode.Parse(answer.Body.Span) ?? throw new System.Text.Json.JsonException("The answer is null.");
    }

    private static byte[] Encode(JsonObject guild) => System.Text.Encoding.UTF8.GetBytes(guild.ToJsonString());

    [LoggerMessage(LogLevel.Warning, "Failed to list the bot's servers; changes during the downtime are noticed later")]
    private partial void LogGuildsNotListed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Failed to read server {Guild}; changes during the downtime are noticed later")]
    private partial void LogNotAnnounced(Exception exception, string guild);
}
