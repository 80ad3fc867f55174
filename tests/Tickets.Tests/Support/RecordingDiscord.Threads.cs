using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

internal sealed partial class RecordingDiscord
{
    public List<Channel> Threads { get; } = [];

    /// <summary>Who is in which thread.</summary>
    public Dictionary<Snowflake, HashSet<Snowflake>> ThreadMembers { get; } = [];

    public override Task<Channel?> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        DoAsync(
            "channel",
            channel,
            () => OlderChannels.Concat(Channels).Concat(Threads).Select(AsSeen).FirstOrDefault(c => c.Id == channel)
        );

    public override Task<IReadOnlyList<Channel>> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        DoAsync<IReadOnlyList<Channel>>("threads", guild, () => [.. Threads.Where(thread => !thread.Archived)]);

    public override Task<Channel> CreatePrivateThreadAsync(
        Snowflake channel,
        string name,
        string reason,
        CancellationToken cancellationToken
    ) =>
        DoAsync(
            "thread",
            name,
            () =>
            {
                Existing(channel);
                var made = new Channel
                {
                    Id = NextId(),
                    Type = ChannelType.PrivateThread,
                    Name = name,
                    ParentId = channel,
                    OwnerId = BotId,
                    ThreadMetadata = new(false, false),
                };
                Threads.Add(made);
                ThreadMembers[made.Id] = [BotId];
                Messages[made.Id] = [];
                return made;
            }
        );

    public override Task<Channel> SetThreadAsync(
        Snowflake thread,
        bool archived,
        bool locked,
        string reason,
        CancellationToken cancellationToken
    ) =>
        DoAsync(
            "set-thread",
            thread,
            () =>
            {
                var index = Threads.FindIndex(t => t.Id == Existing(thread));
                return Threads[index] = Threads[index] with { ThreadMetadata = new(archived, locked) };
            }
        );

    public override Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) =>
        DoAsync("join", thread, () => ThreadMembers[Awake(thread)].Add(user));

    public override Task RemoveThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) =>
        DoAsync("leave", thread, () => ThreadMembers[Awake(thread)].Remove(user));

    /// <summary>Opens a thread in a channel, as somebody else does; Discord says so in the channel.</summary>
    public Channel OpenThread(Snowflake parent, string name, User author, bool isPrivate, bool archived = false)
    {
        var made = new Channel
        {
            Id = NextId(),
            Type = isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread,
            Name = name,
            ParentId = parent,
            OwnerId = author.Id,
            ThreadMetadata = new(archived, false),
        };
        Threads.Add(made);
        ThreadMembers[made.Id] = [author.Id];
        Messages[made.Id] = [];
        Messages[parent]
            .Add(
                new Message
                {
                    Id = NextId(),
                    ChannelId = parent,
                    Author = author,
                    Type = 18,
                    Content = name,
                    Timestamp = time.GetUtcNow(),
                }
            );
        return made;
    }

    // Discord's pages: the last one archived first; here the order in which they were opened.
    private Task<JsonNode?> ListArchivedAsync(string route) =>
        DoAsync<JsonNode?>(
            "list-archived",
            route,
            () =>
            {
                var query = System.Web.HttpUtility.ParseQueryString(route.Split('?')[1]);
                var (limit, before) = (
                    int.Parse(query["limit"]!, CultureInfo.InvariantCulture),
                    query["before"] is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : DateTimeOffset.MaxValue
                );
                var kind = route.Contains("/private", StringComparison.Ordinal) ? ChannelType.PrivateThread : ChannelType.PublicThread;
                var all = Threads
                    .Where(thread =>
                        thread.Archived && thread.Type == kind && route.Contains($"channels/{thread.ParentId}/", StringComparison.Ordinal)
                    )
                    .Select(thread =>
                        (Thread: thread, At: new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(Threads.IndexOf(thread)))
                    )
                    .Where(archived => archived.At < before)
                    .OrderByDescending(archived => archived.At)
                    .ToList();
                return new JsonObject
                {
                    ["threads"] = new JsonArray([
                        .. all.Take(limit)
                            .Select(archived =>
                                (JsonNode)
                                    new JsonObject
                                    {
                                        ["id"] = archived.Thread.Id.ToString(),
                                        ["name"] = archived.Thread.Name,
                                        ["type"] = (int)archived.Thread.Type,
                                        ["thread_metadata"] = new JsonObject
                                        {
                                            ["archived"] = true,
                                            ["locked"] = archived.Thread.Locked,
                                            ["archive_timestamp"] = archived.At.ToString(
                                                "yyyy-MM-dd'T'HH:mm:ss.ffffffzzz",
                                                CultureInfo.InvariantCulture
                                            ),
                                        },
                                    }
                            ),
                    ]),
                    ["has_more"] = all.Count > limit,
                };
            }
        );

    private Task<JsonNode?> ListThreadAsync(Snowflake thread) =>
        DoAsync<JsonNode?>(
            "list-thread",
            thread,
            () => new JsonArray([.. ThreadMembers[thread].Select(user => (JsonNode)new JsonObject { ["user_id"] = user.ToString() })])
        );

    private Snowflake Awake(Snowflake thread) =>
        Threads.Exists(t => t.Id == Existing(thread) && t.Archived) ? throw Refusal(400, DiscordErrorCode.ThreadArchived) : thread;
}
