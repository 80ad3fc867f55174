using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Reports;
using DCTicket.Tickets.Tests.Archiving;
using DCTicket.Tickets.Tests.Statistics;
using DCTicket.Tickets.Transcripts.Exports;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Privacy;

/// <summary>What was counted, searched for and exported of a person who is forgotten.</summary>
public sealed class UserDataNumbersTests
{
    private const ulong Tess = 3001;
    private const ulong Carl = 5;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Numbers_name_nobody_who_was_forgotten_and_stay_the_same_in_sum(bool countedBefore)
    {
        await using var world = await TicketsWorld.StartAsync();
        await StoryAsync(world);
        if (countedBefore)
            await world.CountAsync();
        var before = await SumAsync(world, count: countedBefore);

        await EraseAsync(world, Tess);
        await NobodyIsNamedAsync(world, Tess);
        await EraseAsync(world, Carl);
        var after = await SumAsync(world, count: false);
        await world.MarkAllAsync();
        Assert.Equal(after, await SumAsync(world, count: true));
        await NobodyIsNamedAsync(world, Tess);
        await NobodyIsNamedAsync(world, Carl);
        if (countedBefore)
            Assert.Equal(before, after);
        Assert.Contains("\"StaffMessages\":2", after, StringComparison.Ordinal);
        Assert.Equal(
            "Deleted User",
            (await world.ReadAsync(db => StatsNames.ReadAsync(db, TicketsWorld.Guild, CancellationToken.None))).Staff(DeletedUser.Id)
        );
    }

    [Fact]
    public async Task A_ticket_that_is_open_still_counts_for_its_staff()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync(Carl);
        await world.SaysAndIsKeptAsync(ticket, TicketsWorld.Staff(Tess));
        await world.CountAsync();
        await EraseAsync(world, Tess);
        Assert.Equal(Tess, (await world.ReadAsync(db => db.Responses.SingleAsync())).StaffId.Value);
        await world.EndAsync(ticket, Tess);
        await EraseAsync(world, Tess);
        await NobodyIsNamedAsync(world, Tess);
    }

    [Fact]
    public async Task Exports_and_searches_of_a_person_and_for_a_person_are_gone()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await StoryAsync(world);
        var other = await world.OpenedAsync(8);
        await world.EndAsync(other, 8);
        var folder = Path.Combine(world.Folder, "exports");
        var mine = await ExportAsync(world, Carl, new ExportFilter { Number = other.Number });
        var running = await ExportAsync(world, Carl, new ExportFilter { Number = other.Number }, ExportState.Running);
        var aboutMe = await ExportAsync(world, 9, new ExportFilter { Customer = new(Carl) });
        var withMe = await ExportAsync(world, 9, new ExportFilter { State = TicketState.WaitingForStaff });
        var without = await ExportAsync(world, 9, new ExportFilter { Number = other.Number });
        await world.ReadAsync(async db =>
        {
            db.Searches.AddRange(
                new SavedSearch
                {
                    Id = Guid.NewGuid(),
                    GuildId = TicketsWorld.Guild,
                    UserId = new(Carl),
                    CreatedAt = world.Time.GetUtcNow(),
                },
                new SavedSearch
                {
                    Id = Guid.NewGuid(),
                    GuildId = TicketsWorld.Guild,
                    UserId = new(9),
                    Filters = new() { Author = new(Carl) },
                    CreatedAt = world.Time.GetUtcNow(),
                },
                new SavedSearch
                {
                    Id = Guid.NewGuid(),
                    GuildId = TicketsWorld.Guild,
                    UserId = new(9),
                    Filters = new() { Text = "5" },
                    CreatedAt = world.Time.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync();
        });

        await EraseAsync(world, Carl);

        Assert.Equal("5", (await world.ReadAsync(db => db.Searches.SingleAsync())).Filters.Text);
        var left = await world.ReadAsync(db => db.Exports.AsNoTracking().ToDictionaryAsync(e => e.Id));
        Assert.Equal(new[] { running, withMe, without }.Order(), left.Keys.Order());
        Assert.Equal(
            (ExportState.Cancelled, DeletedUser.Id, (int?)null),
            (left[running].State, left[running].RequesterId, left[running].Filter.Number)
        );
        Assert.Equal((ExportState.Expired, "export.forgotten"), (left[withMe].State, left[withMe].Problem));
        Assert.Equal((ExportState.Done, (string?)null), (left[without].State, left[without].Problem));
        Assert.Equal([without.ToString("N")], Directory.EnumerateDirectories(folder).Select(Path.GetFileName));
        Assert.Contains("deleted at their request", ExportRenderer.Text(left[withMe], TicketsWorld.English), StringComparison.Ordinal);
        Assert.Equal(1, ticket.Number);
        Assert.DoesNotContain(mine, left.Keys);
        Assert.DoesNotContain(aboutMe, left.Keys);
    }

    [Fact]
    public async Task The_reason_that_the_forgotten_closed_with_is_found_no_more_and_transcripts_with_them_are_gone()
    {
        await using var world = await TicketsWorld.StartAsync();
        await StoryAsync(world);
        Assert.NotEqual(0, await world.FoundAsync("reboot"));
        Assert.NotEqual(0, await world.ReadAsync(db => db.Transcripts.CountAsync()));
        // A rule has taken what was written; who was there can still be told.
        await world.ReadAsync(async db => await db.Messages.ExecuteDeleteAsync());

        await EraseAsync(world, 7);

        Assert.Equal(0, await world.ReadAsync(db => db.Transcripts.CountAsync()));
        Assert.NotEqual(0, await world.FoundAsync("reboot"));
        await EraseAsync(world, Tess);
        Assert.Equal(0, await world.FoundAsync("reboot"));
        Assert.NotEqual(0, await world.FoundAsync("printer"));
    }

    [Fact]
    public async Task A_person_gets_what_was_counted_of_them_and_what_they_searched_for()
    {
        await using var world = await TicketsWorld.StartAsync();
        await StoryAsync(world);
        await world.CountAsync();
        await ExportAsync(world, Tess, new ExportFilter());
        await world.ReadAsync(async db =>
        {
            db.Searches.Add(
                new SavedSearch
                {
                    Id = Guid.NewGuid(),
                    GuildId = TicketsWorld.Guild,
                    UserId = new(Tess),
                    Filters = new() { Text = "eels" },
                    CreatedAt = world.Time.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync();
        });
        var files = await FilesAsync(world, Tess);
        Assert.Contains("\"0001\"", files["responses.json"], StringComparison.Ordinal);
        Assert.Contains("\"0001\"", files["counted.json"], StringComparison.Ordinal);
        Assert.Contains("person3001", files["staff-name.json"], StringComparison.Ordinal);
        Assert.Contains("eels", files["searches.json"], StringComparison.Ordinal);
        Assert.Contains("Done", files["exports.json"], StringComparison.Ordinal);
        await EraseAsync(world, Tess);
        Assert.Empty(await FilesAsync(world, Tess));
    }

    // Carl asks, Tess answers twice and closes; 7 was invited.
    private static async Task<Ticket> StoryAsync(TicketsWorld world)
    {
        var ticket = await world.OpenedAsync(Carl);
        world.Discord.MemberRoles[new(Tess)] = [TicketsWorld.TechRole];
        await world.RunsAsync<InviteToTicket>(
            ticket,
            TicketsWorld.Staff(Tess),
            invite => invite.InviteAsync,
            new Mentionable(new(7), IsRole: false)
        );
        world.Time.Advance(TimeSpan.FromMinutes(10));
        await world.SaysAndIsKeptAsync(ticket, TicketsWorld.Staff(Tess));
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.SaysAndIsKeptAsync(ticket, TicketsWorld.Member(Carl));
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.SaysAndIsKeptAsync(ticket, TicketsWorld.Staff(Tess));
        await world.EndAsync(ticket, Tess, "A reboot helped");
        return ticket;
    }

    private static async Task<Guid> ExportAsync(TicketsWorld world, ulong by, ExportFilter filter, ExportState state = ExportState.Done)
    {
        var id = Guid.NewGuid();
        Directory.CreateDirectory(Path.Combine(world.Folder, "exports", id.ToString("N")));
        await world.ReadAsync(async db =>
        {
            db.Exports.Add(
                new Export
                {
                    Id = id,
                    GuildId = TicketsWorld.Guild,
                    RequesterId = new(by),
                    Culture = "en",
                    State = state,
                    Filter = filter,
                    CreatedAt = world.Time.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync();
        });
        return id;
    }

    private static async Task<string> SumAsync(TicketsWorld world, bool count)
    {
        if (count)
            await world.CountAsync();
        return await world.ReadAsync(async db =>
            JsonSerializer.Serialize(
                new object[]
                {
                    await db
                        .Metrics.AsNoTracking()
                        .OrderBy(n => n.Number)
                        .Select(n => new
                        {
                            n.Number,
                            n.FirstResponseMs,
                            n.FurtherResponses,
                            n.FurtherTotalMs,
                            n.ResolutionMs,
                            n.HandlingMs,
                            n.CustomerMessages,
                            n.StaffMessages,
                            IsStaffs = n.StaffId != null,
                        })
                        .ToListAsync(),
                    await db.Responses.AsNoTracking().OrderBy(r => r.MessageId).Select(r => new { r.WaitMs, r.IsFirst }).ToListAsync(),
                }
            )
        );
    }

    private static async Task NobodyIsNamedAsync(TicketsWorld world, ulong user)
    {
        var id = new Snowflake(user);
        Assert.False(await world.ReadAsync(db => db.MessageFacts.AnyAsync(w => w.StaffId == id)));
        Assert.False(await world.ReadAsync(db => db.Responses.AnyAsync(r => r.StaffId == id)));
        Assert.False(await world.ReadAsync(db => db.StaffNames.AnyAsync(n => n.MemberId == id || n.Name == $"person{user}")));
        Assert.False(
            await world.ReadAsync(db =>
                db.Metrics.AnyAsync(n => n.AssigneeId == id || n.CloserId == id || n.FirstResponderId == id || n.StaffId == id)
            )
        );
    }

    private static async Task<Dictionary<string, string>> FilesAsync(TicketsWorld world, ulong user) =>
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

    private static Task<ErasedData> EraseAsync(TicketsWorld world, ulong user) =>
        world.InAsync<IUserData, ErasedData>(data => data.EraseAsync(TicketsWorld.Guild, new(user), CancellationToken.None));
}
