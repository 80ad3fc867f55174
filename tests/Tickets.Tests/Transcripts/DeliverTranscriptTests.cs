using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Tickets.Transcripts.Deliver;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Transcripts;

public sealed class DeliverTranscriptTests
{
    private static readonly Snowflake CarlsDirectMessages = new(1_000_005);

    [Fact]
    public async Task Only_staff_reads_the_notes_and_what_was_done()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world);
        await world.CloseAsync(ticket, 3001);

        var mail = world.Discord.Sent.First(sent => sent.Channel == CarlsDirectMessages && sent.Message.Files.Count > 0).Message;
        Assert.All(mail.Files.Take(2), file => Assert.DoesNotContain("Calls every week", file.Read(), StringComparison.Ordinal));
        Assert.All(mail.Files.Take(2), file => Assert.Contains("hunter2", file.Read(), StringComparison.Ordinal));
        var log = world.Discord.Sent.First(sent => sent.Channel == TicketsWorld.LogChannel).Message;
        Assert.Equal([".html", ".txt", ".json", ".zip"], log.Names().Select(Path.GetExtension));
        Assert.All(log.Files.Take(3), file => Assert.Contains("Calls every week", file.Read(), StringComparison.Ordinal));
        Assert.Contains("opened the ticket", log.Files[0].Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_no_direct_messages_fetches_the_transcript_by_a_button_as_long_as_the_channel_is_there()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world);
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "send" && target is Snowflake channel && channel == CarlsDirectMessages)
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.CannotSendMessagesToThisUser);
        };
        var closing = await world.CloseAsync(ticket, 3001);

        Assert.Equal(["Transcript"], closing.Message.Labels());
        var given = await ClickAsync(world, ticket, TicketsWorld.Member(5));
        Assert.False(given.Refused);
        Assert.Equal([".html", ".txt", ".zip"], given.Message.Names().Select(Path.GetExtension));
        Assert.Equal(given.Message.Names(), (await ClickAsync(world, ticket, TicketsWorld.Member(5))).Message.Names());
        Assert.Equal("problem.no-direct-messages", (await world.TicketAsync()).TranscriptProblem);
    }

    [Fact]
    public async Task Nobody_else_is_given_it_and_staff_gets_the_version_for_staff()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world);
        await world.CloseAsync(ticket, 5);

        Assert.True((await ClickAsync(world, ticket, TicketsWorld.Member(6))).Refused);
        Assert.True((await ClickAsync(world, ticket, TicketsWorld.Member(6, Permissions.ManageGuild, TicketsWorld.BillingRole))).Refused);
        Assert.Contains(await FilesOfAsync(TicketsWorld.Staff(3001)), name => name.EndsWith(".json", StringComparison.Ordinal));
        Assert.DoesNotContain(
            await FilesOfAsync(TicketsWorld.Member(5, Permissions.None, TicketsWorld.TechRole)),
            name => name.EndsWith(".json", StringComparison.Ordinal)
        );

        async Task<IEnumerable<string>> FilesOfAsync(Member member) => (await ClickAsync(world, ticket, member)).Message.Names();
    }

    [Fact]
    public async Task In_a_direct_message_only_ones_own_is_given()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world);
        await world.CloseAsync(ticket, 5);
        Assert.False((await ClickAsync(world, ticket, TicketsWorld.Member(5), guild: new(0))).Refused);
        Assert.True((await ClickAsync(world, ticket, TicketsWorld.Staff(3001), guild: new(0))).Refused);
        Assert.True((await ClickAsync(world, ticket, TicketsWorld.Staff(3001), guild: new(999))).Refused);
    }

    [Fact]
    public async Task Before_all_is_fetched_and_while_the_ticket_is_open_there_is_none_yet()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world);
        Assert.Contains("still open", (await ClickAsync(world, ticket, TicketsWorld.Member(5))).Message.Content, StringComparison.Ordinal);
        await world.CloseAsync(ticket, 5);
        await world.SetAsync(t => t.HistoryFetchedAt = null);
        Assert.Contains(
            "being created",
            (await ClickAsync(world, ticket, TicketsWorld.Member(5))).Message.Content,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_outlives_the_messages_and_is_gone_when_it_is_dropped()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world);
        await world.CloseAsync(ticket, 5);
        await world.ReadAsync(async db =>
            await db.Attachments.ExecuteDeleteAsync() + await db.Edits.ExecuteDeleteAsync() + await db.Messages.ExecuteDeleteAsync()
        );

        var kept = await ClickAsync(world, ticket, TicketsWorld.Member(5));
        Assert.Contains("hunter2", kept.Message.Files[0].Read(), StringComparison.Ordinal);
        Assert.True(
            await world.InAsync<TranscriptStore, long>(transcripts => transcripts.DropAsync(ticket.Id, CancellationToken.None)) > 1000
        );
        Assert.False(File.Exists(kept.Message.Files[0].Path));
        Assert.Contains(
            "no longer stored",
            (await ClickAsync(world, ticket, TicketsWorld.Member(5))).Message.Content,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_copy_that_is_lost_is_made_again_from_the_archive()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world);
        await world.CloseAsync(ticket, 5);
        File.Delete((await ClickAsync(world, ticket, TicketsWorld.Member(5))).Message.Files[0].Path!);
        Assert.Contains(
            "hunter2",
            (await ClickAsync(world, ticket, TicketsWorld.Member(5))).Message.Files[0].Read(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_does_not_keep_a_ticket_from_closing()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world);
        var folder = (await world.InAsync<PluginInfo, PluginInfo>(Task.FromResult)).DataFolder;
        await File.WriteAllTextAsync(Path.Combine(folder, "transcripts"), "in the way");
        await world.CloseAsync(ticket, 5);
        for (var i = 0; i < 20 && (await world.TicketAsync()).ChannelDeletedAt is null; i++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(11));
            await world.SweepAsync();
        }

        var closed = await world.TicketAsync();
        Assert.NotNull(closed.ChannelDeletedAt);
        Assert.Equal("problem.fault", closed.TranscriptProblem);
    }

    private static Task<Reply> ClickAsync(TicketsWorld world, Ticket ticket, Member member, Snowflake? guild = null)
    {
        var click = world.Click(ticket.ChannelId!.Value, member);
        var context = new ComponentContext
        {
            Id = click.Id,
            GuildId = guild ?? click.GuildId,
            ChannelId = click.ChannelId,
            Member = click.Member,
            AppPermissions = click.AppPermissions,
            Culture = click.Culture,
            GuildCulture = click.GuildCulture,
            Texts = TicketTexts.Catalog,
            Message = click.Message,
        };
        return world.InAsync<GetTranscript, Reply>(give => give.RunAsync(context, ticket.Id, 0, CancellationToken.None));
    }
}
