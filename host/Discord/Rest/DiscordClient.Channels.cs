using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Rest;

public sealed partial class DiscordClient
{
    private const int MaxTopic = 1024;
    private const int Week = 7 * 24 * 60;

    // A handler has thirty seconds; the limit on names and topics is ten minutes.
    private static readonly TimeSpan EditPatience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Channel>> GetChannelsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        await SendAsync(new(HttpMethod.Get, $"guilds/{guild}/channels"), DiscordJson.Default.ChannelArray, cancellationToken);

    public Task<Channel?> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        FindAsync($"channels/{channel}", DiscordJson.Default.Channel, [DiscordErrorCode.UnknownChannel], cancellationToken);

    public Task<Channel> CreateChannelAsync(Snowflake guild, NewChannel channel, string reason, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteString("name", TextLimit.Truncate(channel.Name, MaxName));
            json.WriteNumber("type", (int)channel.Type);
            if (channel.Topic is not null)
                json.WriteString("topic", TextLimit.Truncate(channel.Topic, MaxTopic));
            if (channel.ParentId is { } parent)
                json.WriteString("parent_id", parent.ToString());
            if (channel.Slowmode > TimeSpan.Zero)
                WriteSlowmode(json, channel.Slowmode);
            WriteOverwrites(json, channel.PermissionOverwrites);
        });
        var request = new DiscordRequest(HttpMethod.Post, $"guilds/{guild}/channels") { Json = body, Reason = reason };
        return SendAsync(request, DiscordJson.Default.Channel, cancellationToken);
    }

    public Task<Channel> ModifyChannelAsync(Snowflake channel, ChannelChange change, string reason, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json =>
        {
            if (change.Name is not null)
                json.WriteString("name", TextLimit.Truncate(change.Name, MaxName));
            if (change.Topic is not null)
                json.WriteString("topic", TextLimit.Truncate(change.Topic, MaxTopic));
            if (change.ParentId is { } parent)
                json.WriteString("parent_id", parent.ToString());
            else if (change.LeavesCategory)
                json.WriteNull("parent_id");
            if (change.Slowmode is { } slowmode)
                WriteSlowmode(json, slowmode);
            if (change.Overwrites is not null)
                WriteOverwrites(json, change.Overwrites);
        });
        return PatchAsync(channel, body, reason, cancellationToken);
    }

    public Task SetOverwritesAsync(
        Snowflake channel,
        IReadOnlyList<Overwrite> overwrites,
        string reason,
        CancellationToken cancellationToken
    ) => PatchAsync(channel, JsonBody.Of(json => WriteOverwrites(json, overwrites)), reason, cancellationToken);

    public Task DeleteChannelAsync(Snowflake channel, string reason, CancellationToken cancellationToken) =>
        connection.SendAsync(new DiscordRequest(HttpMethod.Delete, $"channels/{channel}") { Reason = reason }, cancellationToken);

    public Task<Channel> OpenDirectMessageAsync(Snowflake user, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json => json.WriteString("recipient_id", user.ToString()));
        // Discord returns the existing channel, so a retry creates no second one.
        var request = new DiscordRequest(HttpMethod.Post, "users/@me/channels") { Json = body, IsIdempotent = true };
        return SendAsync(request, DiscordJson.Default.Channel, cancellationToken);
    }

    public async Task<IReadOnlyList<Channel>> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var request = new DiscordRequest(HttpMethod.Get, $"guilds/{guild}/threads/active");
        return (await SendAsync(request, DiscordJson.Default.ThreadsJson, cancellationToken)).Threads;
    }

    public Task<Channel> CreatePrivateThreadAsync(Snowflake channel, string name, string reason, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteString("name", TextLimit.Truncate(name, MaxName));
            json.WriteNumber("type", (int)ChannelType.PrivateThread);
            json.WriteBoolean("invitable", false);
            json.WriteNumber("auto_archive_duration", Week);
        });
        var request = new DiscordRequest(HttpMethod.Post, $"channels/{channel}/threads") { Json = body, Reason = reason };
        return SendAsync(request, DiscordJson.Default.Channel, cancellationToken);
    }

    public Task<Channel> SetThreadAsync(Snowflake thread, bool archived, bool locked, string reason, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteBoolean("archived", archived);
            json.WriteBoolean("locked", locked);
        });
        return PatchAsync(thread, body, reason, cancellationToken);
    }

    public Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) =>
        connection.SendAsync(new DiscordRequest(HttpMethod.Put, $"channels/{thread}/thread-members/{user}"), cancellationToken);

    public Task RemoveThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) =>
        connection.SendAsync(new DiscordRequest(HttpMethod.Delete, $"channels/{thread}/thread-members/{user}"), cancellationToken);

    private Task<Channel> PatchAsync(Snowflake channel, ReadOnlyMemory<byte> body, string reason, CancellationToken cancellationToken)
    {
        var request = new DiscordRequest(HttpMethod.Patch, $"channels/{channel}")
        {
            Json = body,
            Reason = reason,
            IsIdempotent = true,
            MaxWait = EditPatience,
        };
        return SendAsync(request, DiscordJson.Default.Channel, cancellationToken);
    }

    private static void WriteSlowmode(Utf8JsonWriter json, TimeSpan slowmode) =>
        json.WriteNumber("rate_limit_per_user", (int)slowmode.TotalSeconds);

    private static void WriteOverwrites(Utf8JsonWriter json, IReadOnlyList<Overwrite> overwrites)
    {
        json.WriteStartArray("permission_overwrites");
        foreach (var overwrite in overwrites)
            JsonSerializer.Serialize(json, overwrite, DiscordJson.Default.Overwrite);
        json.WriteEndArray();
    }
}
