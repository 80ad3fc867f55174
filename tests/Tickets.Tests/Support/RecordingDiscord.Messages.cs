using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

internal sealed partial class RecordingDiscord
{
    public Task<Channel> OpenDirectMessageAsync(Snowflake user, CancellationToken cancellationToken) =>
        DoAsync(
            "dm",
            user,
            () =>
            {
                var channel = new Snowflake(user.Value + 1_000_000);
                Messages.TryAdd(channel, []);
                return new Channel { Id = channel, Type = ChannelType.DirectMessage };
            }
        );

    public Task<IReadOnlyList<Message>> GetMessagesAsync(
        Snowflake channel,
        Snowflake? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        DoAsync<IReadOnlyList<Message>>(
            "messages",
            channel,
            () =>
                after is { } id
                    ? [.. Messages[Existing(channel)].Where(m => m.Id > id).Take(limit)]
                    : [.. Messages[Existing(channel)].TakeLast(limit)]
        );

    public Task<Message> SendMessageAsync(Snowflake channel, OutgoingMessage message, CancellationToken cancellationToken) =>
        DoAsync(
            "send",
            channel,
            () =>
            {
                BeforeSend?.Invoke(channel, message);
                Sent.Add((channel, message));
                var kept = new Message
                {
                    Id = NextId(),
                    ChannelId = channel,
                    Author = new User
                    {
                        Id = BotId,
                        Username = "bot",
                        Bot = true,
                    },
                    Content = message.Content ?? "",
                    Timestamp = time.GetUtcNow(),
                    Embeds = message.Embeds,
                    Components =
                    [
                        new MessageComponent
                        {
                            Type = 1,
                            Components = [.. message.Buttons.Select(b => new MessageComponent { Type = 2, CustomId = b.Route.Value })],
                        },
                    ],
                    Attachments =
                    [
                        .. message.Files.Select(f => new Attachment
                        {
                            Id = NextId(),
                            Filename = f.Name,
                            Url = new Uri("https://cdn.example/x"),
                            Size = f.Path is { } path ? new FileInfo(path).Length : f.Content.Length,
                        }),
                    ],
                };
                Messages[Existing(channel)].Add(kept);
                return kept;
            }
        );

    public Task<Message> EditMessageAsync(
        Snowflake channel,
        Snowflake message,
        OutgoingMessage content,
        CancellationToken cancellationToken
    ) =>
        DoAsync(
            "edit",
            channel,
            () =>
            {
                Edited.Add((channel, message, content));
                return new Message
                {
                    Id = message,
                    ChannelId = channel,
                    Author = new User
                    {
                        Id = BotId,
                        Username = "bot",
                        Bot = true,
                    },
                    Content = content.Content ?? "",
                };
            }
        );

    public override Task DeleteMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken) =>
        DoAsync("delete-message", message, () => Messages[Existing(channel)].RemoveAll(m => m.Id == message));

    public override Task PinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken) =>
        DoAsync(
            "pin",
            message,
            () =>
            {
                if (Messages[Existing(channel)].TrueForAll(m => m.Id != message))
                    throw new DiscordException(404, DiscordErrorCode.UnknownMessage, "Unknown Message", "PUT pin");
                Pinned.Add(message);
                return true;
            }
        );

    public override Task<Message?> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        DoAsync("message", message, () => Messages.GetValueOrDefault(channel)?.Find(m => m.Id == message));

    public async Task<long> DownloadAsync(Attachment attachment, Stream destination, long maxBytes, CancellationToken cancellationToken)
    {
        var bytes = await DoAsync(
            "download",
            attachment.Id,
            () => Files.TryGetValue(attachment.Id, out var found) ? found : throw new HttpRequestException("404")
        );
        await destination.WriteAsync(bytes.AsMemory(0, (int)Math.Min(bytes.Length, maxBytes)), cancellationToken);
        return bytes.Length <= maxBytes ? bytes.Length : throw new DownloadTooLargeException(maxBytes);
    }
}
