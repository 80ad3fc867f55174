using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Privacy.Retention;
using DCTicket.Tickets.Tests.Archiving;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Privacy;

public sealed class RetentionTests
{
    private static readonly byte[] Bytes = [1, 2, 3];

    [Fact] // B39, F15
    public async Task B39_what_a_rule_lets_go_goes_when_its_time_has_come_and_the_numbers_stay()
    {
        await using var world = await TicketsWorld.StartAsync();
        await KeepAsync(world, messages: TimeSpan.FromDays(30), files: TimeSpan.FromDays(7));
        var ticket = await world.OpenedAsync();
        var message = await world.WritesAsync(ticket, 5, "secret", world.File("a.txt", Bytes));
        await world.ChangeAsync(message with { Content = "less secret", EditedTimestamp = message.Timestamp.AddSeconds(1) });
        await world.EndAsync(ticket, 5, "Solved");
        var hash = (await world.ReadAsync(db => db.Attachments.SingleAsync())).Hash!;
        var history = await world.ReadAsync(db => db.History.CountAsync());

        await CleanAsync(world, TimeSpan.FromDays(6));
        Assert.True(System.IO.File.Exists(world.PathOf(hash)));
        await CleanAsync(world, TimeSpan.FromDays(2));
        Assert.False(System.IO.File.Exists(world.PathOf(hash)));
        Assert.True(
            (await world.ReadAsync(db => db.Attachments.SingleAsync())) is { Hash: null, Problem: FileRules.Expired, FileName: "a.txt" }
        );
        Assert.Equal("less secret", (await world.RowAsync(message)).Content);
        Assert.Equal(1, await world.FoundAsync("secret"));
        Assert.NotEqual(0, await world.FoundAsync("printer"));

        await CleanAsync(world, TimeSpan.FromDays(25));
        Assert.Equal(
            (0, 0, 0, 0),
            await world.ReadAsync(async db =>
                (
                    await db.Messages.CountAsync(),
                    await db.Edits.CountAsync(),
                    await db.Attachments.CountAsync(),
                    await db.StoredFiles.CountAsync()
                )
            )
        );
        var after = await world.TicketAsync();
        Assert.Equal(("", "Solved", ticket.Number), (after.Description, after.CloseReason, after.Number));
        Assert.Equal(history, await world.ReadAsync(db => db.History.CountAsync()));
        Assert.NotNull(after.MessagesRemovedAt);
        Assert.Equal((0, 0), (await world.FoundAsync("secret"), await world.FoundAsync("printer")));
        var order = new TranscriptRequest(after, TicketsWorld.English, TranscriptAudience.Staff, TranscriptFormats.All);
        var document = await world.InAsync<TranscriptReader, TranscriptDocument>(read => read.ReadAsync(order, CancellationToken.None));
        Assert.Contains(document.Facts, fact => fact.Value.Contains("deleted on", StringComparison.Ordinal));
        Assert.Equal(
            2,
            world.Discord.Sent.Count(sent =>
                sent.Channel == TicketsWorld.LogChannel && sent.Message.Content?.StartsWith("🧹", StringComparison.Ordinal) == true
            )
        );
    }

    [Fact]
    public async Task Transcripts_go_by_their_own_rule_and_are_not_made_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.EditAsync("tech", department => department.Rules = department.Rules with { KeepTranscripts = TimeSpan.FromDays(7) });
        var ticket = await world.OpenedAsync();
        await world.WritesAsync(ticket, 5, "words");
        await world.EndAsync(ticket);
        Assert.NotEqual(0, await world.ReadAsync(db => db.Transcripts.CountAsync()));

        await CleanAsync(world, TimeSpan.FromDays(8));

        Assert.Equal(0, await world.ReadAsync(db => db.Transcripts.CountAsync()));
        var after = await world.TicketAsync();
        Assert.Empty(
            await world.InAsync<TranscriptStore, IReadOnlyList<TranscriptPart>>(all =>
                all.FilesAsync(after, TicketsWorld.English, TranscriptAudience.Staff, CancellationToken.None)
            )
        );
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(world.Folder, "transcripts"), "*", SearchOption.AllDirectories));
        Assert.Contains("words", await world.ReadAsync(db => db.Messages.Select(m => m.Content).ToListAsync()));
    }

    [Fact]
    public async Task Bytes_that_another_ticket_names_stay()
    {
        await using var world = await TicketsWorld.StartAsync();
        await KeepAsync(world, files: TimeSpan.FromDays(7));
        var first = await world.OpenedAsync();
        await world.WritesAsync(first, 5, "", world.File("a.txt", Bytes));
        await world.EndAsync(first);
        var second = await world.OpenedAsync(6);
        await world.WritesAsync(second, 6, "", world.File("b.txt", Bytes));

        await CleanAsync(world, TimeSpan.FromDays(8));

        var kept = await world.ReadAsync(db => db.Attachments.SingleAsync(a => a.TicketId == second.Id));
        Assert.True(System.IO.File.Exists(world.PathOf(kept.Hash!)));
        Assert.Equal(1, await world.ReadAsync(db => db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task A_run_that_was_stopped_is_gone_on_with_and_what_is_open_or_has_no_rule_stays()
    {
        await using var world = await TicketsWorld.StartAsync();
        await KeepAsync(world, messages: TimeSpan.FromDays(1));
        var closed = await world.OpenedAsync();
        for (var i = 0; i < 450; i++)
            world.Discord.Write(closed.ChannelId!.Value, TicketsWorld.Person(5), $"message {i}");
        await world.EndAsync(closed);
        var open = await world.OpenedAsync(6);
        await world.WritesAsync(open, 6, "open");
        await world.OpenAsync(7, "billing");
        var ruleless = await world.TicketAsync(3);
        await world.WritesAsync(ruleless, 7, "forever");
        await world.EndAsync(ruleless, 7);

        // As if the process had died after the first step.
        await world.ReadAsync(async db =>
        {
            await db
                .Tickets.Where(t => t.Id == closed.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.MessagesRemovedAt, world.Time.GetUtcNow()));
            return await db.Messages.Where(m => m.TicketId == closed.Id).OrderBy(m => m.Id).Take(200).ExecuteDeleteAsync();
        });
        await world.RestartAsync();
        await CleanAsync(world, TimeSpan.FromDays(2));

        var left = await world.ReadAsync(db => db.Messages.Where(m => m.Kind == MessageKind.Person).Select(m => m.Content).ToListAsync());
        Assert.Equal(["forever", "open"], left.Order());
    }

    [Fact]
    public async Task Bytes_that_an_interrupted_step_has_left_are_found()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        await world.WritesAsync(ticket, 5, "", world.File("a.txt", Bytes));
        var hash = (await world.ReadAsync(db => db.Attachments.SingleAsync())).Hash!;
        await world.ReadAsync(db => db.Attachments.ExecuteDeleteAsync());

        await CleanAsync(world, TimeSpan.Zero);

        Assert.False(System.IO.File.Exists(world.PathOf(hash)));
        Assert.Equal(0, await world.ReadAsync(db => db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task Rules_are_set_and_shown_and_nonsense_is_refused()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.True((await SetAsync(world, null, "soon")).Refused);
        Assert.True((await SetAsync(world, null, "2h")).Refused);
        Assert.True((await SetAsync(world, "nowhere", "2d")).Refused);
        Assert.True((await SetAsync(world, null, null)).Refused);
        await ConfirmAsync(world, await SetAsync(world, null, "90d"));
        await ConfirmAsync(world, await SetAsync(world, "billing", "forever", "2w"));

        var text = (await world.InAsync<SetRetention, Reply>(f => f.ShowAsync(world.Command(), CancellationToken.None))).Message.Text();
        var (months, weeks) = (TimeSpan.FromDays(90).In(TicketsWorld.English), TimeSpan.FromDays(14).In(TicketsWorld.English));
        Assert.Contains($"**Tech support**: messages {months}, files {months}, transcripts forever", text, StringComparison.Ordinal);
        Assert.Contains($"**Billing**: messages forever, files {weeks}, transcripts forever", text, StringComparison.Ordinal);
    }

    private static Task<Reply> SetAsync(TicketsWorld world, string? department, string? messages, string? files = null) =>
        world.InAsync<SetRetention, Reply>(f => f.SetAsync(world.Command(), department, messages, files, null, CancellationToken.None));

    private static async Task ConfirmAsync(TicketsWorld world, Reply asked)
    {
        var route = asked.Message.RouteOf("Set and delete").Value.Split(':');
        Assert.Null(
            (
                await world.InAsync<SetRetention, Update>(f =>
                    f.ConfirmAsync(world.Click(), route[1], route[2], route[3], route[4], CancellationToken.None)
                )
            ).Refusal
        );
    }

    private static Task KeepAsync(TicketsWorld world, TimeSpan? messages = null, TimeSpan? files = null) =>
        world.EditAsync(
            "tech",
            department => department.Rules = department.Rules with { KeepMessages = messages, KeepAttachments = files }
        );

    private static async Task CleanAsync(TicketsWorld world, TimeSpan after)
    {
        world.Time.Advance(after);
        await world.HandleAsync<ApplyRetention>(job => job.RunAsync(CancellationToken.None));
    }
}
