using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Archiving;

/// <summary>What Discord tells of the messages of a ticket.</summary>
internal static class ArchivedTickets
{
    public static async Task<Ticket> OpenedAsync(this TicketsWorld world, ulong owner = 5)
    {
        await world.OpenAsync(owner);
        return await world.ReadAsync(db => db.Tickets.AsNoTracking().WithDepartment().OrderByDescending(t => t.Number).FirstAsync());
    }

    public static Task HearAsync(this TicketsWorld world, Message message, params IReadOnlyList<Snowflake> roles) =>
        world.HandleAsync<RecordMessages>(f =>
            f.HandleAsync(
                new MessageCreated(TicketsWorld.Guild, message) { AuthorRoles = message.Author.Bot ? null : roles },
                CancellationToken.None
            )
        );

    public static Task ChangeAsync(this TicketsWorld world, Message message) =>
        world.HandleAsync<RecordMessages>(f => f.HandleAsync(new MessageUpdated(TicketsWorld.Guild, message), CancellationToken.None));

    public static Task DeleteAsync(this TicketsWorld world, Message message) =>
        world.HandleAsync<RecordMessages>(f =>
            f.HandleAsync(new MessagesDeleted(TicketsWorld.Guild, message.ChannelId, [message.Id]), CancellationToken.None)
        );

    public static Task ReactAsync(this TicketsWorld world, Message message, Emoji emoji, int by = 1) =>
        world.HandleAsync<RecordMessages>(f =>
            by > 0
                ? f.HandleAsync(new ReactionAdded(TicketsWorld.Guild, message.ChannelId, message.Id, new(5), emoji), CancellationToken.None)
                : f.HandleAsync(
                    new ReactionRemoved(TicketsWorld.Guild, message.ChannelId, message.Id, new(5), emoji),
                    CancellationToken.None
                )
        );

    /// <summary>Somebody writes, and the event arrives.</summary>
    public static async Task<Message> WritesAsync(
        this TicketsWorld world,
        Ticket ticket,
        ulong author,
        string content,
        params IReadOnlyList<Attachment> files
    )
    {
        var message = world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(author), content, files);
        await world.HearAsync(message);
        return message;
    }

    public static Task<ArchivedMessage> RowAsync(this TicketsWorld world, Message message) =>
        world.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(m => m.Id == message.Id));

    /// <summary>Puts another state of a message in its place at Discord.</summary>
    public static void Replace(this TicketsWorld world, Message message)
    {
        var all = world.Discord.Messages[message.ChannelId];
        all[all.FindIndex(m => m.Id == message.Id)] = message;
    }

    public static Attachment File(this TicketsWorld world, string name, byte[]? content, string? type = null)
    {
        var file = new Attachment
        {
            Id = world.Discord.NextId(),
            Filename = name,
            ContentType = type,
            Size = content?.Length ?? 3,
            Url = new Uri("https://cdn.example/a"),
        };
        if (content is not null)
            world.Discord.Files[file.Id] = content;
        return file;
    }

    /// <summary>How many messages and tickets a search for a word finds.</summary>
    public static Task<int> FoundAsync(this TicketsWorld world, string word) =>
        world.ReadAsync(async db => (await SearchSchema.Match(db, SearchTokens.Of(word), 0, long.MaxValue, 100).ToListAsync()).Count);

    /// <summary>Closes a ticket and lets its channel go, so that nothing is left to do.</summary>
    public static async Task EndAsync(this TicketsWorld world, Ticket ticket, ulong by = 5, string reason = "")
    {
        await world.CloseAsync(ticket, by, reason);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();
    }

    public static string PathOf(this TicketsWorld world, string hash) => Path.Combine(world.Folder, "attachments", hash[..2], hash[2..]);
}
