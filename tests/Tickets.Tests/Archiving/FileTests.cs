using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Privacy.Retention;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Archiving;

public sealed class FileTests
{
    private static readonly byte[] Bytes = [1, 2, 3];

    [Theory]
    [InlineData("photo.PNG", "image/png", true)]
    [InlineData("server.log", null, true)]
    [InlineData("notes", "text/plain; charset=utf-8", true)]
    [InlineData("dump.zip", null, true)]
    [InlineData("setup.exe", "application/x-msdownload", false)]
    [InlineData("invoice.pdf.exe", "application/pdf", false)]
    [InlineData("fix.sh", "text/x-sh", false)]
    [InlineData("macro.JS", "text/javascript", false)]
    [InlineData("run.exe. ", null, false)]
    [InlineData("strange.xyz", null, false)]
    public void Programs_scripts_and_what_nobody_knows_are_not_kept(string name, string? type, bool kept) =>
        Assert.Equal(kept, FileRules.IsKept(name, type, []));

    [Fact]
    public void What_an_admin_names_is_kept_in_the_place_of_the_usual()
    {
        Assert.True(FileRules.IsKept("fix.sh", "text/x-sh", [".sh"]));
        Assert.False(FileRules.IsKept("a.png", "image/png", [".sh"]));
        Assert.All(new[] { "image/*", "application/pdf", ".log" }, rule => Assert.True(FileRules.IsRule(rule)));
        Assert.All(new[] { "", "png", ".", "image/", "a b/c" }, rule => Assert.False(FileRules.IsRule(rule)));
    }

    [Fact]
    public async Task F2_files_stay_after_the_channel_is_gone_and_each_that_is_not_there_says_why()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var files = new[]
        {
            world.File("a.png", Bytes),
            world.File("setup.exe", Bytes),
            world.File("holiday.png", [.. "MZ"u8, 0, 0]),
            world.File("gone.png", null),
            world.File("huge.png", Bytes) with
            {
                Size = world.Options.MaxAttachmentBytes + 1,
            },
        };
        await world.WritesAsync(ticket, 5, "", files);
        await world.EndAsync(ticket);

        var rows = await world.ReadAsync(db => db.Attachments.OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(
            [null, FileRules.NotAllowed, FileRules.NotAllowed, FileRules.NotDownloaded, FileRules.TooLarge],
            rows.Select(a => a.Problem)
        );
        Assert.Equal(Bytes, await System.IO.File.ReadAllBytesAsync(world.PathOf(rows[0].Hash!), TestContext.Current.CancellationToken));
        Assert.Empty(world.Discord.Channels);
    }

    [Fact]
    public async Task A_file_that_is_larger_than_was_said_is_not_kept_and_leaves_nothing_on_the_disk()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(world.PathOf("abcd")))!;
        var file = world.File("huge.png", new byte[world.Options.MaxAttachmentBytes + 1]) with { Size = 5 };
        await world.WritesAsync(ticket, 5, "", file, world.File("program.png", [.. "MZ"u8, 0, 0]));

        var rows = await world.ReadAsync(db => db.Attachments.OrderBy(a => a.Id).ToListAsync());
        Assert.Equal([FileRules.TooLarge, FileRules.NotAllowed], rows.Select(a => a.Problem));
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_was_coming_when_the_process_crashed_is_deleted_at_the_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("files-");
        var left = Path.Combine(folder.CreateSubdirectory("attachments").FullName, "abc.tmp");
        System.IO.File.WriteAllBytes(left, Bytes);
        _ = new AttachmentFiles(new PluginInfo("tickets", folder.FullName));
        Assert.False(System.IO.File.Exists(left));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Files_of_a_forward_are_kept_too()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var file = world.File("log.txt", Bytes);
        var message = world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(5), "") with
        {
            MessageSnapshots = [new MessageSnapshot(new ForwardedMessage { Content = "look", Attachments = [file] })],
        };
        await world.HearAsync(message);
        Assert.NotNull((await world.ReadAsync(db => db.Attachments.SingleAsync(a => a.MessageId == message.Id))).Hash);
    }

    [Fact]
    public async Task F15_a_server_keeps_no_more_than_it_may_the_same_bytes_count_once_and_the_log_is_told_once()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Options.MaxStorageBytesPerServer = 10;
        var ticket = await world.OpenedAsync();
        await world.WritesAsync(
            ticket,
            5,
            "",
            world.File("a.txt", [1, 2, 3, 4, 5]),
            world.File("again.txt", [1, 2, 3, 4, 5]),
            world.File("b.txt", [6, 7, 8, 9]),
            world.File("c.txt", [0, 0])
        );

        var rows = await world.ReadAsync(db => db.Attachments.OrderBy(a => a.Id).ToListAsync());
        Assert.Equal([null, null, null, FileRules.NoRoom], rows.Select(a => a.Problem));
        Assert.Equal(9, await world.ReadAsync(db => db.StoredFiles.SumAsync(f => f.Size)));
        await world.HandleAsync<CheckStorageQuota>(job => job.RunAsync(CancellationToken.None));
        await world.HandleAsync<CheckStorageQuota>(job => job.RunAsync(CancellationToken.None));
        Assert.Single(
            world.Discord.Sent,
            sent => sent.Channel == TicketsWorld.LogChannel && sent.Message.Content!.Contains("9 B of 10 B", StringComparison.Ordinal)
        );
        var findings = Diagnosis.Find(
            await world.InAsync<GuildFactsReader, GuildFacts>(read => read.ReadAsync(TicketsWorld.Guild, CancellationToken.None))
        );
        Assert.Contains(findings, finding => finding.Key == "doctor.storage");

        // There is room again by the time of closing.
        world.Options.MaxStorageBytesPerServer = 1000;
        await world.HandleAsync<CheckStorageQuota>(job => job.RunAsync(CancellationToken.None));
        await world.CloseAsync(ticket, 5);
        Assert.All(await world.ReadAsync(db => db.Attachments.ToListAsync()), file => Assert.NotNull(file.Hash));
        Assert.Null((await world.ReadAsync(db => db.GuildSettings.SingleAsync())).StorageToldAt);
    }
}
