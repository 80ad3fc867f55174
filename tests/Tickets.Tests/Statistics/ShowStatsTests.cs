using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Statistics.Metrics;
using DCTicket.Tickets.Statistics.Reports;
using SkiaSharp;

namespace DCTicket.Tickets.Tests.Statistics;

/// <summary>What is shown to whom.</summary>
public sealed class ShowStatsTests
{
    [Fact]
    public async Task Customers_see_nothing_staff_their_own_leads_their_department_and_administrators_everything()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.AddLeadAsync();
        await world.AddAsync(1, 2);
        await world.AddAsync(2, 2, "billing", staff: 3002);
        await world.AddAsync(3, 2, "billing", staff: 3001);

        Assert.Contains("Only the staff", (await world.OverviewAsync(StatsWorld.Customer)).Message.Text(), StringComparison.Ordinal);
        Assert.True((await world.MeAsync(StatsWorld.Customer)).Refused);
        Assert.Contains("/staff stats me", (await world.OverviewAsync(StatsWorld.Tess)).Message.Text(), StringComparison.Ordinal);
        Assert.True((await world.AsksAsync<ExportStats>(StatsWorld.Tess, csv => csv.RunAsync, null, null, null, null, null, null)).Refused);
        Assert.Equal("2", Opened(await world.MeAsync(StatsWorld.Tess)));

        Assert.Equal("1", Opened(await world.OverviewAsync(StatsWorld.Lena)));
        Assert.Contains("Only leads", (await world.OverviewAsync(StatsWorld.Lena, "billing")).Message.Text(), StringComparison.Ordinal);
        // What Tess did for another department is not for the lead of hers.
        Assert.Equal("1", Opened(await world.OverviewAsync(StatsWorld.Lena, of: TicketsWorld.Person(3001))));

        Assert.Equal("3", Opened(await world.OverviewAsync(StatsWorld.Admin)));
        Assert.Equal("2", Opened(await world.OverviewAsync(StatsWorld.Admin, "billing")));
        Assert.Equal("1", Opened(await world.OverviewAsync(StatsWorld.Admin, "billing", of: TicketsWorld.Person(3002))));
        Assert.True((await world.OverviewAsync(StatsWorld.Admin, "nonsense")).Refused);
    }

    [Fact]
    public async Task An_overview_has_numbers_and_pictures()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.AddAsync(1, 2, minutes: 10, stars: 5);
        await world.AddAsync(2, 3, minutes: 20, stars: 4);
        await world.AddAsync(3, 4, minutes: 60, closed: false);
        await world.AddAsync(4, 40);

        var reply = (await world.OverviewAsync(StatsWorld.Admin)).Message;

        var fields = reply.Embeds[0].Fields.ToDictionary(f => f.Name, f => f.Value);
        Assert.Equal(("3", "2"), (fields["Opened"], fields["Closed"]));
        Assert.Equal("median **20 min**\n-# 90 %: 1 h\n-# average: 30 min", fields["First response"]);
        Assert.Equal("★ 4.5 (2)", fields["Rating"]);
        Assert.StartsWith("1\n-# Waiting for staff: 1", fields["Open now"], StringComparison.Ordinal);
        Assert.Contains("<@3001>", fields["By staff"], StringComparison.Ordinal);
        Assert.Equal(
            ["stats-tickets.png", "stats-responses.png", "stats-hours.png", "stats-ratings.png", "stats-staff.png"],
            reply.Files.Select(f => f.Name)
        );
        Assert.Equal(reply.Files.Select(f => $"attachment://{f.Name}"), reply.Embeds.Select(e => e.Image!.Url));
        // A phone shows 300 pixels of them: what is wider has letters that nobody reads.
        Assert.All(reply.Files, file => Assert.InRange(SKBitmap.Decode(file.Content.ToArray()).Width, 300, 800));
    }

    [Fact]
    public async Task Reasons_for_closing_are_counted_and_typed_ones_together()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.SetAsync("tech", department => department.CloseReasons = ["Solved", "Spam"]);
        var given = new[] { ("Solved", "it was the cable"), ("Solved", ""), ("", "for Anna alone"), ("", "for Ben alone"), ("", "") };
        for (var i = 0; i < given.Length; i++)
        {
            await world.OpenAsync((ulong)i + 5);
            var ticket = await world.TicketAsync(i + 1);
            await world.InAsync<CloseTicket, Reply>(close =>
                close.CloseAsync(
                    new ModalContext
                    {
                        Id = world.Discord.NextId(),
                        GuildId = TicketsWorld.Guild,
                        ChannelId = ticket.ChannelId!.Value,
                        Member = TicketsWorld.Staff(3001),
                        AppPermissions = default,
                        Culture = TicketsWorld.English,
                        GuildCulture = TicketsWorld.English,
                        Texts = TicketTexts.Catalog,
                    },
                    ticket.Id,
                    given[i].Item1.Length == 0 ? [] : [given[i].Item1],
                    given[i].Item2,
                    CancellationToken.None
                )
            );
        }

        await world.HandleAsync<DirtyMetricsProcessor>(count => count.ProcessAsync(100, CancellationToken.None));
        world.Time.Advance(TimeSpan.FromHours(1));

        var field = (await world.OverviewAsync(StatsWorld.Admin))
            .Message.Embeds[0]
            .Fields.Single(field => field.Name == "Reasons for closing");
        Assert.Equal("Other reasons · 2\nSolved · 2\nNo reason given · 1", field.Value);

        var csv = (await world.AsksAsync<ExportStats>(StatsWorld.Admin, stats => stats.RunAsync, null, null, null, null, null, null))
            .Message.Files[0]
            .Read()
            .TrimEnd()
            .Split("\r\n");
        var reason = Array.IndexOf(csv[0].Split(','), "close_reason");
        Assert.Contains("labels", csv[0].Split(','));
        Assert.Equal(
            ["Solved", "Solved", "(other)", "(other)", ""],
            csv.Skip(1).OrderBy(line => line, StringComparer.Ordinal).Select(line => line.Split(',')[reason])
        );
        await world.DigestAsync(TicketsWorld.PanelChannel, DayOfWeek.Monday, 10);
        world.Time.Advance(TimeSpan.FromDays(7.1));
        await world.SweepDigestsAsync();
        var digest = world.Discord.Sent[^1].Message.Embeds[0].Fields.Single(field => field.Name == "Reasons for closing");
        Assert.Equal("Other reasons · 2\nSolved · 2\nNo reason given · 1", digest.Value);
    }

    [Fact]
    public async Task One_ticket_is_told_in_numbers_without_pictures_and_durations_are_written_in_one_way()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.AddAsync(1, 2, minutes: 90, stars: 5);
        var reply = (await world.OverviewAsync(StatsWorld.Admin)).Message;
        Assert.Empty(reply.Files);
        Assert.Single(reply.Embeds);
        Assert.Contains("median 1 h 30 min", reply.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_nothing_it_says_so_and_draws_nothing()
    {
        await using var world = await TicketsWorld.StartAsync();
        var reply = (await world.OverviewAsync(StatsWorld.Admin, period: StatsPeriod.All)).Message;
        Assert.Contains("There was no activity", reply.Text(), StringComparison.Ordinal);
        Assert.Empty(reply.Files);
    }

    [Fact]
    public async Task Many_departments_and_people_with_long_names_stay_within_what_Discord_takes()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(async db =>
        {
            for (var i = 0; i < 25; i++)
                db.Departments.Add(
                    new Department
                    {
                        Id = Guid.NewGuid(),
                        GuildId = TicketsWorld.Guild,
                        Key = $"d{i}",
                        Names = new() { ["en"] = new string('*', 80) },
                        Position = i,
                    }
                );
            return await db.SaveChangesAsync();
        });
        for (var i = 0; i < 60; i++)
            await world.AddAsync(
                i + 1,
                1 + (i % 20),
                $"d{i % 25}",
                staff: 900_000_000_000_000_000 + (ulong)i,
                stars: 1 + (i % 5),
                name: new string('名', 32)
            );

        var embeds = (await world.OverviewAsync(StatsWorld.Admin)).Message.Embeds;

        Assert.InRange(embeds.Count, 2, 10);
        Assert.All(embeds.SelectMany(e => e.Fields), f => Assert.InRange(f.Value.Length, 1, 1024));
        Assert.InRange(
            embeds.Sum(e =>
                (e.Title?.Length ?? 0)
                + (e.Description?.Length ?? 0)
                + (e.Footer?.Text.Length ?? 0)
                + e.Fields.Sum(f => f.Name.Length + f.Value.Length)
            ),
            1,
            6000
        );
    }

    [Fact]
    public async Task What_has_just_happened_is_in_the_numbers()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(7);
        Assert.Equal("1", Opened(await world.OverviewAsync(StatsWorld.Admin)));
    }

    [Fact]
    public async Task Days_begin_in_the_time_zone_that_was_set()
    {
        await using var world = await TicketsWorld.StartAsync();
        // It is 09:00 in UTC and 17:00 in Taipei: half a day ago it was yesterday in UTC, and today in Taipei.
        await world.AddAsync(1, 0.5);
        await world.AddAsync(2, 0.75);
        world.Locale.TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei");
        var reply = await world.AsksAsync<ShowStats>(
            StatsWorld.Admin,
            stats => stats.OverviewAsync,
            null,
            null,
            "2026-11-02",
            "2026-11-02",
            null,
            null
        );
        Assert.Contains("Asia/Taipei", reply.Message.Text(), StringComparison.Ordinal);
        Assert.Equal("1", Opened(reply));
    }

    private static string Opened(Reply reply)
    {
        Assert.False(reply.Refused, reply.Message.Text());
        return reply.Message.Embeds[0].Fields.First(f => f.Name == "Opened").Value;
    }
}
