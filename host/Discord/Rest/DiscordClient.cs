using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Rest;

/// <summary>The verbs of <see cref="IDiscord"/> over a connection, for one plugin.</summary>
/// <param name="connection">The way to Discord.</param>
/// <param name="bot">The bot's account.</param>
/// <param name="plugin">The plugin whose buttons the messages carry.</param>
public sealed class DiscordClient(IDiscordConnection connection, Snowflake bot, string plugin) : IDiscord
{
    private readonly MessageWriter _messages = new(plugin);
    private readonly string _prefix = plugin + ":";

    public Snowflake BotId => bot;

    public async Task<IReadOnlyList<Role>> GetRolesAsync(Snowflake guild, CancellationToken cancellationToken) =>
        await SendAsync(new(HttpMethod.Get, $"guilds/{guild}/roles"), DiscordJson.Default.RoleArray, cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<Channel>> GetChannelsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        await SendAsync(new(HttpMethod.Get, $"guilds/{guild}/channels"), DiscordJson.Default.ChannelArray, cancellationToken).ConfigureAwait(false);

    public Task<Channel> CreateChannelAsync(Snowflake guild, NewChannel channel, string reason, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteString("name", MessageWriter.Cut(channel.Name, 100));
            json.WriteNumber("type", (int)ChannelType.Text);
            if (channel.Topic is not null)
                json.WriteString("topic", channel.Topic);
            if (channel.ParentId is { } parent)
                json.WriteString("parent_id", parent.ToString());
            WriteOverwrites(json, channel.PermissionOverwrites);
        });
        var request = new DiscordRequest(HttpMethod.Post, $"guilds/{guild}/channels") { Json = body, Reason = reason };
        return SendAsync(request, DiscordJson.Default.Channel, cancellationToken);
    }

    public Task SetOverwritesAsync(Snowflake channel, IReadOnlyList<Overwrite> overwrites, string reason, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json => WriteOverwrites(json, overwrites));
        var request = new DiscordRequest(HttpMethod.Patch, $"channels/{channel}") { Json = body, Reason = reason, Repeatable = true };
        return connection.SendAsync(request, cancellationToken);
    }

    public Task DeleteChannelAsync(Snowflake channel, string reason, CancellationToken cancellationToken) =>
        connection.SendAsync(new DiscordRequest(HttpMethod.Delete, $"channels/{channel}") { Reason = reason }, cancellationToken);

    public Task<Channel> OpenDirectMessageAsync(Snowflake user, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json => json.WriteString("recipient_id", user.ToString()));
        // Discord answers with the channel that is there already, so asking twice makes no second one.
        var request = new DiscordRequest(HttpMethod.Post, "users/@me/channels") { Json = body, Repeatable = true };
        return SendAsync(request, DiscordJson.Default.Channel, cancellationToken);
    }

    public async Task<IReadOnlyList<Message>> GetMessagesAsync(Snowflake channel, Snowflake? after, int limit, CancellationToken cancellationToken)
    {
        var path = $"channels/{channel}/messages?limit={limit}" + (after is { } id ? $"&after={id}" : "");
        var messages = await SendAsync(new(HttpMethod.Get, path), DiscordJson.Default.MessageArray, cancellationToken).ConfigureAwait(false);
        return [.. messages.Select(Own).OrderBy(message => message.Id)];
    }

    public async Task<Message> SendMessageAsync(Snowflake channel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var request = new DiscordRequest(HttpMethod.Post, $"channels/{channel}/messages")
        {
            Json = JsonBody.Of(json => _messages.Write(json, message)),
            Files = message.Files,
            Repeatable = message.Nonce is not null,
        };
        return Own(await SendAsync(request, DiscordJson.Default.Message, cancellationToken).ConfigureAwait(false));
    }

    public Task EditMessageAsync(Snowflake channel, Snowflake message, OutgoingMessage content, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(json => _messages.Write(json, content with { Nonce = null, Files = [] }, replaces: true));
        var request = new DiscordRequest(HttpMethod.Patch, $"channels/{channel}/messages/{message}") { Json = body, Repeatable = true };
        return connection.SendAsync(request, cancellationToken);
    }

    public Task<byte[]> DownloadAsync(Attachment attachment, CancellationToken cancellationToken) =>
        connection.DownloadAsync(attachment.Url, cancellationToken);

    /// <summary>The message with the plugin's own custom ids as it knows them.</summary>
    public Message Own(Message message) =>
        message.Components.Count == 0 ? message : message with { Components = [.. message.Components.Select(Own)] };

    private MessageComponent Own(MessageComponent component) => component with
    {
        CustomId = component.CustomId?.StartsWith(_prefix, StringComparison.Ordinal) == true ? component.CustomId[_prefix.Length..] : component.CustomId,
        Components = [.. component.Components.Select(Own)],
    };

    private async Task<T> SendAsync<T>(DiscordRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize(response.Body.Span, type) ?? throw new JsonException($"{RequestRoute.Of(request).Template}: the answer is null.");
    }

    private static void WriteOverwrites(Utf8JsonWriter json, IReadOnlyList<Overwrite> overwrites)
    {
        json.WriteStartArray("permission_overwrites");
        foreach (var overwrite in overwrites)
            JsonSerializer.Serialize(json, overwrite, DiscordJson.Default.Overwrite);
        json.WriteEndArray();
    }
}
