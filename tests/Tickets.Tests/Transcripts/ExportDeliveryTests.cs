using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Exports;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Transcripts.ExportRequests;

namespace DCTicket.Tickets.Tests.Transcripts;

public sealed class ExportDeliveryTests
{
    [Fact]
    public async Task After_a_restart_it_goes_on_with_the_next_ticket_and_makes_no_part_twice()
    {
        await using var world = await StartAsync();
        await ManyAsync(world, 5, 4_000_000);
        await ExportAsync(world, Tess, format: ExportFormat.Text);
        for (var i = 0; i < 3; i++)
            await StepAsync(world);
        var half = await ExportAsync(world);
        Assert.Equal((ExportState.Running, 3, 1), (half.State, half.LastNumber, half.Parts.Count));
        var part = await world.InAsync<ExportFolder, string>(folder => Task.FromResult(folder.PartOf(half.Id, 0)));
        var before = await File.ReadAllBytesAsync(part);

        await world.RestartAsync();
        await RunAsync(world);

        Assert.Equal(before, await File.ReadAllBytesAsync(part));
        var names = world
            .Discord.Sent.Where(sent => sent.Message.Files.Count > 0 && sent.Channel == Direct)
            .SelectMany(sent =>
                Open(sent.Message.Files.Single()).Entries.Where(entry => entry.Name.EndsWith(".txt", StringComparison.Ordinal))
            )
            .Select(entry => entry.Name)
            .ToList();
        Assert.Equal(5, names.Count);
        Assert.Equal(5, names.Distinct().Count());
    }

    [Fact]
    public async Task A_part_that_was_sent_before_a_crash_is_not_sent_again()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        await ExportAsync(world, Tess);
        var crash = true;
        world.Discord.After = verb =>
        {
            if (crash && verb == "send" && world.Discord.Sent[^1].Message.Files.Count > 0)
                throw new HttpRequestException("lost");
        };
        await RunAsync(world);
        crash = false;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(world);
        Assert.Single(world.Discord.Sent, sent => sent.Channel == Direct && sent.Message.Files.Count > 0);
        Assert.Equal(ExportState.Done, (await ExportAsync(world)).State);
    }

    [Fact]
    public async Task Who_has_lost_the_role_gets_nothing()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        await ExportAsync(world, Tess);
        world.Discord.MemberRoles[new(3001)] = [];
        await RunAsync(world);
        Assert.Equal(ExportState.Refused, (await ExportAsync(world)).State);
        Assert.DoesNotContain(world.Discord.Sent, sent => sent.Message.Files.Count > 0);
        Assert.Contains(
            "no longer have access to these tickets",
            world.Discord.Sent.Last(sent => sent.Channel == Direct).Message.Text(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_can_be_cancelled_while_it_is_made()
    {
        await using var world = await StartAsync();
        await ManyAsync(world, 3, 10);
        await ExportAsync(world, Tess);
        await StepAsync(world);
        var export = await ExportAsync(world);
        await world.InAsync<ShowExports, Update>(show =>
            show.CancelAsync(world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(6)), export.Id, CancellationToken.None)
        );
        Assert.Equal(ExportState.Running, (await ExportAsync(world)).State);
        await world.InAsync<ShowExports, Update>(show =>
            show.CancelAsync(world.Click(TicketsWorld.PanelChannel, Tess), export.Id, CancellationToken.None)
        );
        await RunAsync(world);
        Assert.Equal(ExportState.Cancelled, (await ExportAsync(world)).State);
        Assert.DoesNotContain(world.Discord.Sent, sent => sent.Message.Files.Count > 0);
        Assert.False((await ExportAsync(world, Tess)).Message.Text().Contains("in progress", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_takes_no_direct_messages_fetches_the_files_and_nobody_else_does()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "send" && target is Snowflake channel && channel == Direct)
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.CannotSendMessagesToThisUser);
        };
        await ExportAsync(world, Tess);
        await RunAsync(world);

        var list = await world.InAsync<ShowExports, Reply>(show => show.ListAsync(CommandOf(world, Tess), CancellationToken.None));
        Assert.Contains("Your DMs are closed", list.Message.Text(), StringComparison.Ordinal);
        Assert.Equal(["Part 1 of 1"], list.Message.Labels());
        var export = await ExportAsync(world);
        Assert.Single((await FetchAsync(Tess)).Message.Files);
        Assert.True((await FetchAsync(Adam)).Refused);
        world.Discord.MemberRoles[new(3001)] = [];
        Assert.True((await FetchAsync(Tess)).Refused);

        Task<Reply> FetchAsync(Member member) =>
            world.InAsync<ShowExports, Reply>(show =>
                show.FetchAsync(world.Click(TicketsWorld.PanelChannel, member), export.Id, 0, CancellationToken.None)
            );
    }

    [Fact]
    public async Task The_files_are_deleted_after_a_day()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        await ExportAsync(world, Tess);
        await RunAsync(world);
        var export = await ExportAsync(world);
        var path = await world.InAsync<ExportFolder, string>(folder => Task.FromResult(folder.PartOf(export.Id, 0)));
        Assert.True(File.Exists(path));
        world.Time.Advance(TimeSpan.FromHours(25));
        await RunAsync(world);
        Assert.False(File.Exists(path));
        Assert.Equal(ExportState.Expired, (await ExportAsync(world)).State);
        var click = world.Click(TicketsWorld.PanelChannel, Tess);
        Assert.Contains(
            "deleted",
            (await world.InAsync<ShowExports, Reply>(show => show.FetchAsync(click, export.Id, 0, CancellationToken.None))).Message.Content,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_is_told()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        var folder = (await world.InAsync<PluginInfo, PluginInfo>(Task.FromResult)).DataFolder;
        await File.WriteAllTextAsync(Path.Combine(folder, "exports"), "in the way");
        await ExportAsync(world, Tess);
        for (var i = 0; i < 5; i++)
        {
            await RunAsync(world);
            world.Time.Advance(TimeSpan.FromMinutes(11));
        }

        Assert.Equal((ExportState.Failed, "export.disk"), ((await ExportAsync(world)).State, (await ExportAsync(world)).Problem));
        Assert.Contains("disk may be full", world.Discord.Edited.Last().Content.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_server_one_is_made_after_the_other_in_the_order_in_which_they_were_asked_for()
    {
        await using var world = await StartAsync();
        await ManyAsync(world, 2, 10);
        await ExportAsync(world, Tess);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await ExportAsync(world, Adam);
        await RunAsync(world);
        Assert.Equal(
            [ExportState.Done, ExportState.Queued],
            await world.ReadAsync(db => db.Exports.OrderBy(e => e.CreatedAt).Select(e => e.State).ToListAsync())
        );
        await RunAsync(world);
        Assert.Equal(
            [ExportState.Done, ExportState.Done],
            await world.ReadAsync(db => db.Exports.OrderBy(e => e.CreatedAt).Select(e => e.State).ToListAsync())
        );
    }

    // As far as one ticket, as if its time were over then.
    private static Task StepAsync(TicketsWorld world) =>
        world.HandleAsync<IServiceProvider>(async services =>
        {
            var db = (TicketsDbContext)services.GetService(typeof(TicketsDbContext))!;
            var steps = (ExportSteps)services.GetService(typeof(ExportSteps))!;
            await steps.ContinueAsync(await db.Exports.FirstAsync(), world.Time.GetUtcNow(), CancellationToken.None);
        });
}
