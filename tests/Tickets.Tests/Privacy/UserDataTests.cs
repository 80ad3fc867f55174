using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Privacy.Retention;
using DCTicket.Tickets.Tests.Archiving;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Privacy;

public sealed class UserDataTests
{
    private static readonly byte[] Mine = Encoding.UTF8.GetBytes("mine");
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] Shared = Encoding.UTF8.GetBytes("shared");

    [Fact]
    public async Task A_person_gets_what_is_theirs_and_not_what_others_wrote()
    {
        await using var world = await TicketsWorld.StartAsync();
        await StoryAsync(world);
        var files = await ExportAsync(world, 5);

        Assert.Equal(
            ["actions.json", "messages.json", "tickets.json"],
            files.Keys.Where(name => !name.StartsWith("files/", StringComparison.Ordinal)).Order()
        );
        Assert.Contains("The printer is on fire", files["tickets.json"], StringComparison.Ordinal);
        Assert.Contains("my words", files["messages.json"], StringComparison.Ordinal);
        Assert.Contains("my first words", files["messages.json"], StringComparison.Ordinal);
        Assert.DoesNotContain(
            files.Values,
            text => text.Contains("person6", StringComparison.Ordinal) || text.Contains("difficult customer", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["mine", "shared"],
            files.Where(file => file.Key.StartsWith("files/0001/", StringComparison.Ordinal)).Select(file => file.Value).Order()
        );
        Assert.Contains(
            files.Keys,
            name => name.EndsWith("-.._a_b.txt", StringComparison.Ordinal) || name.EndsWith("-_a_b.txt", StringComparison.Ordinal)
        );
        Assert.Empty(await ExportAsync(world, 77));
        Assert.DoesNotContain((await ExportAsync(world, 6)).Values, text => text.Contains("my words", StringComparison.Ordinal));
    }

    [Fact] // B39
    public async Task B39_a_person_is_forgotten_and_what_others_wrote_stays()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await StoryAsync(world);
        var (mine, shared) = (HashOf(Mine), HashOf(Shared));

        Assert.NotEqual(0, await world.FoundAsync("words"));
        var erased = await EraseAsync(world, 5);

        Assert.Equal(0, await world.ReadAsync(db => db.Transcripts.CountAsync()));
        Assert.Equal((0, 0, 0), (await world.FoundAsync("words"), await world.FoundAsync("printer"), await world.FoundAsync("difficult")));
        Assert.True(erased is { Retained: 0, Deleted: > 0, Anonymised: > 0 });
        Assert.False(System.IO.File.Exists(world.PathOf(mine)));
        Assert.True(System.IO.File.Exists(world.PathOf(shared)));
        var rows = await world.ReadAsync(db =>
            db.Messages.AsNoTracking().Where(m => m.TicketId == ticket.Id).OrderBy(m => m.Id).ToListAsync()
        );
        Assert.Contains(rows, row => row is { Content: "Hello @Deleted User, try this", Kind: MessageKind.Person, MentionsJson: null });
        Assert.Contains(rows, row => row is { AuthorId.Value: 0, AuthorName: DeletedUser.Name, Content: "", Problem: "archive.erased" });
        Assert.DoesNotContain(rows, row => row.AuthorId == new Snowflake(5));
        Assert.Empty(await world.ReadAsync(db => db.Edits.ToListAsync()));
        Assert.Empty(await world.ReadAsync(db => db.Notes.ToListAsync()));
        Assert.Equal(
            ("", DeletedUser.Name, new Snowflake(0), 4, (string?)null),
            await world.ReadAsync(db =>
                db.Tickets.Where(t => t.Id == ticket.Id)
                    .Select(t => ValueTuple.Create(t.Description, t.OwnerName, t.OwnerId, t.Rating!.Value, t.RatingComment))
                    .SingleAsync()
            )
        );
        await NoWordIsLeftAsync(world, "person5", "my words", "my first words", "printer", "<@5>");
        Assert.Empty(await ExportAsync(world, 5));
        Assert.Equal(new ErasedData(0, 0), await EraseAsync(world, 5));
    }

    [Fact]
    public async Task Staff_who_is_forgotten_leaves_the_customers_ticket_as_it_was()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await StoryAsync(world);

        await EraseAsync(world, 6);

        var after = await world.TicketAsync();
        Assert.Equal(
            (ticket.OwnerId, "The printer is on fire", new Snowflake(0), (string?)null),
            (after.OwnerId, after.Description, after.ClosedById!.Value, after.CloseReason)
        );
        Assert.Contains("my words", await world.ReadAsync(db => db.Messages.Select(m => m.Content).ToListAsync()));
        Assert.DoesNotContain(
            await world.ReadAsync(db => db.History.ToListAsync()),
            h => h.ActorId == new Snowflake(6) || h.ActorName == "person6"
        );
    }

    [Fact]
    public async Task What_is_open_stays_until_it_is_closed_and_another_server_is_not_touched()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var message = await world.WritesAsync(ticket, 5, "open words");
        Assert.Equal(new ErasedData(0, 0, 1), await EraseAsync(world, 5));
        Assert.Equal("open words", (await world.RowAsync(message)).Content);

        await world.EndAsync(ticket);
        Assert.Equal(0, (await EraseAsync(world, 5, new(999))).Anonymised);
        Assert.Equal("open words", (await world.RowAsync(message)).Content);
        Assert.Equal(0, (await EraseAsync(world, 5)).Retained);
        Assert.Equal("", (await world.RowAsync(message)).Content);
    }

    [Fact]
    public async Task Who_may_not_open_tickets_still_may_not_after_being_forgotten()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(async db =>
        {
            db.Blocklist.Add(
                new BlocklistEntry
                {
                    GuildId = TicketsWorld.Guild,
                    UserId = new(5),
                    Reason = "spam",
                    AddedById = new(6),
                    AddedAt = world.Time.GetUtcNow(),
                }
            );
            db.Blocklist.Add(
                new BlocklistEntry
                {
                    GuildId = TicketsWorld.Guild,
                    UserId = new(7),
                    Reason = "old",
                    AddedById = new(6),
                    AddedAt = world.Time.GetUtcNow(),
                    Until = world.Time.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync();
        });
        Assert.Contains("spam", (await ExportAsync(world, 5))["bans.json"], StringComparison.Ordinal);
        Assert.Equal(new ErasedData(0, 0, 1), await EraseAsync(world, 5));
        Assert.Equal(new ErasedData(1, 0), await EraseAsync(world, 7));
        await EraseAsync(world, 6);
        Assert.Equal(0ul, (await world.ReadAsync(db => db.Blocklist.SingleAsync())).AddedById.Value);
    }

    [Theory]
    [InlineData(4711, 0)]
    [InlineData(47, 1)]
    public async Task Who_only_wrote_is_found_in_the_transcript_after_the_messages_have_gone(ulong erased, int left)
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        await world.WritesAsync(ticket, 4711, "I was here by an invited role");
        await world.EndAsync(ticket, 3001, "Solved");
        await world.InAsync<MessagePurge, int>(drop => drop.PurgeAsync(ticket.Id, CancellationToken.None));
        Assert.True(await world.ReadAsync(db => db.Transcripts.AnyAsync()));

        await EraseAsync(world, erased);

        Assert.Equal(left, await world.ReadAsync(db => db.Transcripts.Select(t => t.TicketId).Distinct().CountAsync()));
    }

    // Carl (5) has a ticket; Tess (6) answers, notes and closes it.
    private static async Task<Ticket> StoryAsync(TicketsWorld world)
    {
        var ticket = await world.OpenedAsync();
        world.Discord.MemberRoles[new(6)] = [TicketsWorld.TechRole];
        var first = await world.WritesAsync(ticket, 5, "my first words", world.File("../a/b.txt", Mine), world.File("both.txt", Shared));
        var now = first with { Content = "my words", EditedTimestamp = first.Timestamp.AddSeconds(1) };
        world.Replace(now);
        await world.ChangeAsync(now);
        var answer = world.Discord.Write(
            ticket.ChannelId!.Value,
            TicketsWorld.Person(6),
            "Hello <@5>, try this",
            world.File("mine-too.txt", Shared)
        ) with
        {
            Mentions = [TicketsWorld.Person(5)],
        };
        world.Replace(answer);
        await world.HearAsync(answer, TicketsWorld.TechRole);
        await world.RunsAsync<TicketNotes>(ticket, TicketsWorld.Staff(6), notes => notes.AddAsync, "difficult customer");
        await world.EndAsync(ticket, 6, "Solved");
        await world.SetAsync(t => t.Rate(4, "my words again", world.Time.GetUtcNow()));
        return ticket;
    }

    private static async Task NoWordIsLeftAsync(TicketsWorld world, params string[] words)
    {
        var tables = await world.ReadAsync(async db =>
        {
            var all = new List<object?>();
            all.AddRange(await db.Messages.AsNoTracking().ToListAsync());
            all.AddRange(await db.Attachments.AsNoTracking().ToListAsync());
            all.AddRange(await db.Tickets.AsNoTracking().ToListAsync());
            all.AddRange(await db.History.AsNoTracking().ToListAsync());
            all.AddRange(await db.Notices.AsNoTracking().ToListAsync());
            all.AddRange(await db.Members.AsNoTracking().ToListAsync());
            return JsonSerializer.Serialize(all, Readable);
        });
        Assert.All(words, word => Assert.DoesNotContain(word, tables, StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, string>> ExportAsync(TicketsWorld world, ulong user) =>
        await world.InAsync<IUserData, Dictionary<string, string>>(async data =>
        {
            var files = new Dictionary<string, string>();
            await foreach (var file in data.ExportAsync(TicketsWorld.Guild, new(user), CancellationToken.None))
            {
                using var reader = new StreamReader(await file.OpenAsync(CancellationToken.None));
                files[file.Name] = await reader.ReadToEndAsync();
            }

            return files;
        });

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static Task<ErasedData> EraseAsync(TicketsWorld world, ulong user, Snowflake? guild = null) =>
        world.InAsync<IUserData, ErasedData>(data => data.EraseAsync(guild ?? TicketsWorld.Guild, new(user), CancellationToken.None));
}
