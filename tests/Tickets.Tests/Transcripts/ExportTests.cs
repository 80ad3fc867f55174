using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Tickets.Transcripts.Exports;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Transcripts;

public sealed class ExportTests
{
    private static readonly Snowflake _direct = new(1_003_001);
    private static readonly Member _tess = TicketsWorld.Member(3001, Permissions.None, TicketsWorld.TechRole);
    private static readonly Member _adam = TicketsWorld.Member(1, Permissions.Administrator);

    [Fact]
    public async Task Staff_gets_the_tickets_of_its_department_as_a_zip_by_direct_message()
    {
        await using var world = await StartAsync();
        await RichTicket.MakeAsync(world);
        await world.TicketOfAsync(6, "billing", "My invoice is wrong");
        await world.TicketOfAsync(7);

        var reply = await ExportAsync(world, _tess);
        Assert.Contains("Waiting; 2 tickets", reply.Message.Text(), StringComparison.Ordinal);
        await RunAsync(world);

        var mail = world.Discord.Sent.Last(sent => sent.Channel == _direct && sent.Message.Files.Count > 0).Message;
        using var zip = Open(mail.Files.Single());
        var first = (await world.TicketAsync(1)).FileStem;
        Assert.Contains("index.html", zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(
            [".html", ".json", ".txt", "files/001-printer_log.txt"],
            zip.Entries.Where(entry => entry.FullName.StartsWith(first, StringComparison.Ordinal))
                .Select(entry => entry.FullName[(first.Length + 1)..].Replace(first, "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            2,
            zip.Entries.Count(entry =>
                entry.FullName.EndsWith(".txt", StringComparison.Ordinal) && !entry.FullName.Contains("files/", StringComparison.Ordinal)
            )
        );
        Assert.DoesNotContain("invoice", Read(zip, "index.csv"), StringComparison.Ordinal);
        Assert.Equal(3, Read(zip, "index.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.NotNull(
            zip.GetEntry(
                Paper.Page(System.Text.Encoding.UTF8.GetBytes(Read(zip, "index.html"))).QuerySelector("tbody a")!.GetAttribute("href")!
            )
        );
        var export = await ExportAsync(world);
        Assert.Equal((ExportState.Done, 2, 1), (export.State, export.Done, export.Parts.Count));
        Assert.Contains("Done: 2 tickets in 1 file", world.Discord.Edited.Last().Content.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_staff_and_administrators_may_and_staff_only_what_is_its_own()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync(6, "billing");
        Assert.NotNull(await RefusalAsync(world, TicketsWorld.Member(5)));
        Assert.NotNull(await RefusalAsync(world, TicketsWorld.Member(5, Permissions.ManageGuild)));
        Assert.Null(await RefusalAsync(world, _tess));
        Assert.Null(await RefusalAsync(world, _adam));
        Assert.Contains("No tickets match", (await ExportAsync(world, _tess)).Message.Content, StringComparison.Ordinal);
        Assert.Contains(
            "are not on the staff of",
            (await ExportAsync(world, _tess, department: "billing")).Message.Content,
            StringComparison.Ordinal
        );
        Assert.Contains("Only administrators", (await ExportAsync(world, _tess, about: 6)).Message.Content, StringComparison.Ordinal);
        Assert.False((await ExportAsync(world, _adam, about: 6)).Refused);
    }

    [Theory]
    [InlineData("yesterday", null, "is not a valid date")]
    [InlineData("2026-11-02", "31.12.2026", "is not a valid date")]
    [InlineData("2026-11-03", "2026-11-02", "is after the last one")]
    [InlineData("2026-11-03", null, "No tickets match")]
    [InlineData(null, "2026-11-01", "No tickets match")]
    public async Task What_cannot_be_found_is_told(string? from, string? to, string told)
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        var reply = await ExportAsync(world, _tess, from: from, to: to);
        Assert.True(reply.Refused);
        Assert.Contains(told, reply.Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_are_meant_with_both_ends()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        Assert.False((await ExportAsync(world, _tess, from: "2026-11-02", to: "2026-11-02")).Refused);
    }

    [Fact]
    public async Task One_at_a_time_and_ten_a_day()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        await ExportAsync(world, _tess);
        Assert.Contains("in progress", (await ExportAsync(world, _tess)).Message.Content, StringComparison.Ordinal);
        Assert.Equal(1, await world.ReadAsync(db => db.Exports.CountAsync()));
        await RunAsync(world);
        for (var i = 0; i < 9; i++)
        {
            Assert.False((await ExportAsync(world, _tess)).Refused);
            await RunAsync(world);
        }

        Assert.Contains("10 exports", (await ExportAsync(world, _tess)).Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_for_one_message_comes_in_parts()
    {
        await using var world = await StartAsync();
        await ManyAsync(world, 4, 4_000_000);
        await ExportAsync(world, _tess, format: ExportFormat.Text);
        await RunAsync(world);
        var parts = world
            .Discord.Sent.Where(sent => sent.Channel == _direct && sent.Message.Files.Count > 0)
            .Select(sent => sent.Message.Files.Single())
            .ToList();
        Assert.Equal(2, parts.Count);
        Assert.EndsWith("-1-of-2.zip", parts[0].Name, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.InRange(part.Bytes().Length, 1, TranscriptStore.SmallestLimit));
        Assert.Equal(4, parts.Sum(part => Open(part).Entries.Count(entry => entry.Name.EndsWith(".bin", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_with_the_next_ticket_and_makes_no_part_twice()
    {
        await using var world = await StartAsync();
        await ManyAsync(world, 5, 4_000_000);
        await ExportAsync(world, _tess, format: ExportFormat.Text);
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
            .Discord.Sent.Where(sent => sent.Message.Files.Count > 0 && sent.Channel == _direct)
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
        await ExportAsync(world, _tess);
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
        Assert.Single(world.Discord.Sent, sent => sent.Channel == _direct && sent.Message.Files.Count > 0);
        Assert.Equal(ExportState.Done, (await ExportAsync(world)).State);
    }

    [Fact]
    public async Task Who_has_lost_the_role_gets_nothing()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        await ExportAsync(world, _tess);
        world.Discord.MemberRoles[new(3001)] = [];
        await RunAsync(world);
        Assert.Equal(ExportState.Refused, (await ExportAsync(world)).State);
        Assert.DoesNotContain(world.Discord.Sent, sent => sent.Message.Files.Count > 0);
        Assert.Contains(
            "no longer have access to these tickets",
            world.Discord.Sent.Last(sent => sent.Channel == _direct).Message.Text(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_can_be_cancelled_while_it_is_made()
    {
        await using var world = await StartAsync();
        await ManyAsync(world, 3, 10);
        await ExportAsync(world, _tess);
        await StepAsync(world);
        var export = await ExportAsync(world);
        await world.InAsync<ShowExports, Update>(show =>
            show.CancelAsync(world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(6)), export.Id, CancellationToken.None)
        );
        Assert.Equal(ExportState.Running, (await ExportAsync(world)).State);
        await world.InAsync<ShowExports, Update>(show =>
            show.CancelAsync(world.Click(TicketsWorld.PanelChannel, _tess), export.Id, CancellationToken.None)
        );
        await RunAsync(world);
        Assert.Equal(ExportState.Cancelled, (await ExportAsync(world)).State);
        Assert.DoesNotContain(world.Discord.Sent, sent => sent.Message.Files.Count > 0);
        Assert.False((await ExportAsync(world, _tess)).Message.Text().Contains("in progress", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_takes_no_direct_messages_fetches_the_files_and_nobody_else_does()
    {
        await using var world = await StartAsync();
        await world.TicketOfAsync();
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "send" && target is Snowflake channel && channel == _direct)
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.CannotSendMessagesToThisUser);
        };
        await ExportAsync(world, _tess);
        await RunAsync(world);

        var list = await world.InAsync<ShowExports, Reply>(show => show.ListAsync(CommandOf(world, _tess), CancellationToken.None));
        Assert.Contains("Your DMs are closed", list.Message.Text(), StringComparison.Ordinal);
        Assert.Equal(["Part 1 of 1"], list.Message.Labels());
        var export = await ExportAsync(world);
        Assert.Single((await FetchAsync(_tess)).Message.Files);
        Assert.True((await FetchAsync(_adam)).Refused);
        world.Discord.MemberRoles[new(3001)] = [];
        Assert.True((await FetchAsync(_tess)).Refused);

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
        await ExportAsync(world, _tess);
        await RunAsync(world);
        var export = await ExportAsync(world);
        var path = await world.InAsync<ExportFolder, string>(folder => Task.FromResult(folder.PartOf(export.Id, 0)));
        Assert.True(File.Exists(path));
        world.Time.Advance(TimeSpan.FromHours(25));
        await RunAsync(world);
        Assert.False(File.Exists(path));
        Assert.Equal(ExportState.Expired, (await ExportAsync(world)).State);
        var click = world.Click(TicketsWorld.PanelChannel, _tess);
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
        await ExportAsync(world, _tess);
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
        await ExportAsync(world, _tess);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await ExportAsync(world, _adam);
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

    [Fact]
    public async Task A_cell_that_would_be_a_formula_is_none()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketOfAsync();
        ticket.With(t => t.CloseReason, "=HYPERLINK(\"https://evil.example\")");
        var csv = Encoding.UTF8.GetString(ExportIndexWriter.Csv(new Export { Culture = "en" }, [ticket]));
        Assert.Contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"", csv, StringComparison.Ordinal);
    }

    private static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        world.Discord.MemberRoles[new(3001)] = [TicketsWorld.TechRole];
        return world;
    }

    private static async Task ManyAsync(TicketsWorld world, int count, int bytes)
    {
        for (var i = 0; i < count; i++)
        {
            var ticket = await world.TicketOfAsync((ulong)(10 + i));
            var message = (ulong)(1000 + i);
            await world.ArchiveAsync(Paper.Row(ticket, message, "text"));
            await world.ArchiveAsync(
                await world.KeepAsync(ticket, message, 2000 + (ulong)i, $"{i}.bin", RandomNumberGenerator.GetBytes(bytes))
            );
        }
    }

    private static CommandContext CommandOf(TicketsWorld world, Member member)
    {
        var command = world.Command();
        return new CommandContext
        {
            Id = command.Id,
            GuildId = command.GuildId,
            ChannelId = command.ChannelId,
            Member = member,
            AppPermissions = command.AppPermissions,
            Culture = command.Culture,
            GuildCulture = command.GuildCulture,
            Texts = TicketTexts.Catalog,
        };
    }

    private static Task<Reply> ExportAsync(
        TicketsWorld world,
        Member member,
        string? department = null,
        ulong? about = null,
        string? from = null,
        string? to = null,
        ExportFormat? format = null,
        ulong? customer = null
    )
    {
        User? Person(ulong? id) => id is { } known ? TicketsWorld.Person(known) : null;
        return world.InAsync<ExportHistory, Reply>(export =>
            export.RunAsync(
                CommandOf(world, member),
                null,
                department,
                Person(customer),
                Person(about),
                null,
                from,
                to,
                format,
                CancellationToken.None
            )
        );
    }

    private static Task<Export> ExportAsync(TicketsWorld world) =>
        world.ReadAsync(db => db.Exports.AsNoTracking().OrderBy(e => e.CreatedAt).FirstAsync());

    private static Task<string?> RefusalAsync(TicketsWorld world, Member member) =>
        world.InAsync<IServiceProvider, string?>(async services =>
            await new RequireExportAttribute().RefuseAsync(CommandOf(world, member), services, CancellationToken.None)
        );

    private static Task RunAsync(TicketsWorld world) => world.HandleAsync<RunExports>(job => job.RunAsync(CancellationToken.None));

    // As far as one ticket, as if its time were over then.
    private static Task StepAsync(TicketsWorld world) =>
        world.HandleAsync<IServiceProvider>(async services =>
        {
            var db = (TicketsDbContext)services.GetService(typeof(TicketsDbContext))!;
            var steps = (ExportSteps)services.GetService(typeof(ExportSteps))!;
            await steps.ContinueAsync(await db.Exports.FirstAsync(), world.Time.GetUtcNow(), CancellationToken.None);
        });

    private static ZipArchive Open(OutgoingFile file) => new(new MemoryStream(file.Bytes()));

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
