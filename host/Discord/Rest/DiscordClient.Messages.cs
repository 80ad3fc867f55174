using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Interactions;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Rest;

public sealed partial class DiscordClient
{
    public Task<IReadOnlyList<Message>> GetMessagesAsync(
        Snowflake channel,
        Snowflake? after,
        int limit,
        CancellationToken cancellationToken
    ) => ListAsync($"channels/{channel}/messages?limit={limit}" + (after is { } id ? $"&after={id}" : ""), cancellationToken);

    public Task<IReadOnlyList<Message>> GetMessagesBeforeAsync(
        Snowflake channel,
        Snowflake before,
        int limit,
        CancellationToken cancellationToken
    ) => ListAsync($"channels/{channel}/messages?limit={limit}&before={before}", cancellationToken);

    private async Task<IReadOnlyList<Message>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var messages = await SendAsync(new(HttpMethod.Get, path), DiscordJson.Default.MessageArray, cancellationToken);
        return [.. messages.Select(StripCustomIdPrefix).OrderBy(message => message.Id)];
    }

    public async Task<Message?> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken)
    {
        int[] gone = [DiscordErrorCode.UnknownMessage, DiscordErrorCode.UnknownChannel];
        return await FindAsync($"channels/{channel}/messages/{message}", DiscordJson.Default.Message, gone, cancellationToken) is { } found
            ? StripCustomIdPrefix(found)
            : null;
    }

    public async Task<Message> SendMessageAsync(Snowflake channel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var request = new DiscordRequest(HttpMethod.Post, $"channels/{channel}/messages")
        {
            Json = JsonBody.Of(json => _messages.Write(json, message)),
            Files = message.Files,
            IsIdempotent = message.Nonce is not null,
        };
        return StripCustomIdPrefix(await SendAsync(request, DiscordJson.Default.Message, cancellationToken));
    }

    public async Task<Message> EditMessageAsync(
        Snowflake channel,
        Snowflake message,
        OutgoingMessage content,
        CancellationToken cancellationToken
    )
    {
        var request = new DiscordRequest(HttpMethod.Patch, $"channels/{channel}/messages/{message}")
        {
            Json = JsonBody.Of(json => _messages.Write(json, content with { Nonce = null }, replaces: true)),
            Files = content.Files,
            IsIdempotent = true,
        };
        return StripCustomIdPrefix(await SendAsync(request, DiscordJson.Default.Message, cancellationToken));
    }

    public Task DeleteMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken) =>
        RemoveAsync(
            new(HttpMethod.Delete, $"channels/{channel}/messages/{message}") { Reason = reason },
            DiscordErrorCode.UnknownMessage,
            cancellationToken
        );

    public Task PinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken) =>
        connection.SendAsync(
            new DiscordRequest(HttpMethod.Put, $"channels/{channel}/messages/pins/{message}") { Reason = reason },
            cancellationToken
        );

    public Task UnpinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken) =>
        RemoveAsync(
            new(HttpMethod.Delete, $"channels/{channel}/messages/pins/{message}") { Reason = reason },
            DiscordErrorCode.UnknownMessage,
            cancellationToken
        );

    public Task AddReactionAsync(Snowflake channel, Snowflake message, string emoji, CancellationToken cancellationToken) =>
        connection.SendAsync(new DiscordRequest(HttpMethod.Put, OwnReaction(channel, message, emoji)), cancellationToken);

    public async Task RemoveReactionAsync(Snowflake channel, Snowflake message, string emoji, CancellationToken cancellationToken)
    {
        try
        {
            await connection.SendAsync(new DiscordRequest(HttpMethod.Delete, OwnReaction(channel, message, emoji)), cancellationToken);
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.UnknownEmoji or DiscordErrorCode.UnknownMessage)
        {
            // It is gone already.
        }
    }

    private static string OwnReaction(Snowflake channel, Snowflake message, string emoji)
    {
        var parsed = Emoji.Parse(emoji);
        var name = parsed.Id is { } id ? $"{parsed.Name}:{id}" : parsed.Name;
        return $"channels/{channel}/messages/{message}/reactions/{Uri.EscapeDataString(name)}/@me";
    }

    public Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken) =>
        connection.SendAsync(new DiscordRequest(HttpMethod.Post, $"channels/{channel}/typing"), cancellationToken);

    public Task<long> DownloadAsync(Attachment attachment, Stream destination, long maxBytes, CancellationToken cancellationToken) =>
        connection.DownloadAsync(attachment.Url, destination, maxBytes, cancellationToken);

    /// <summary>The message, with the prefix of this plugin's custom ids removed.</summary>
    public Message StripCustomIdPrefix(Message message) =>
        message.Components.Count == 0 ? message : message with { Components = [.. message.Components.Select(StripCustomIdPrefix)] };

    /// <summary>The same for the target of a message command.</summary>
    public InteractionData StripCustomIdPrefix(InteractionData data) =>
        data.Resolved is not { Messages.Count: > 0 } resolved
            ? data
            : data with
            {
                Resolved = resolved with
                {
                    Messages = resolved.Messages.ToDictionary(message => message.Key, message => StripCustomIdPrefix(message.Value)),
                },
            };

    private MessageComponent StripCustomIdPrefix(MessageComponent component) =>
        component with
        {
            CustomId =
                component.CustomId?.StartsWith(_prefix, StringComparison.Ordinal) == true
                    ? component.CustomId[_prefix.Length..]
                    : component.CustomId,
            Components = [.. component.Components.Select(StripCustomIdPrefix)],
            Accessory = component.Accessory is null ? null : StripCustomIdPrefix(component.Accessory),
        };
}
