using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Administration.PanelSteps;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class PanelRepostTests
{
    [Fact]
    public async Task A_deleted_panel_stays_away_until_it_is_posted_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        var panel = await world.ReadAsync(db => db.Panels.SingleAsync());
        await world.HandleAsync<DetectDeletedPanels>(n =>
            n.HandleAsync(new MessagesDeleted(TicketsWorld.Guild, panel.ChannelId, [panel.MessageId!.Value]), CancellationToken.None)
        );
        await world.PauseAsync("x");
        Assert.Single(world.Discord.Sent);
        Assert.Contains("was deleted", await StateAsync(world), StringComparison.Ordinal);

        await world.InAsync<RepostPanel, Reply>(r =>
            r.RunAsync(world.Command(), null, new Channel { Id = TicketsWorld.LogChannel }, CancellationToken.None)
        );

        Assert.Equal(TicketsWorld.LogChannel, world.Discord.Sent[1].Channel);
        Assert.Contains("Up to date", await StateAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_that_is_posted_anew_while_its_message_is_found_to_be_deleted_stays()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.HandleAsync<TicketsDbContext>(async db =>
        {
            (await db.Panels.SingleAsync()).ShownHash = null;
            (await db.Panels.SingleAsync()).MarkDirty();
            await db.SaveChangesAsync();
        });
        world.Discord.Before = (verb, _) =>
        {
            if (verb != "edit")
                return;
            world.Discord.Before = null;
            Repost(world);
            throw RecordingDiscord.Refusal(404, DiscordErrorCode.UnknownMessage);
        };

        await world.SweepPanelsAsync();
        await world.SweepPanelsAsync();

        Assert.Equal(2, world.Discord.Sent.Count);
        Assert.True(await world.ReadAsync(db => db.Panels.SingleAsync()) is { MessageId: not null, GoneAt: null, IsCurrent: true });
    }

    // What Discord answers is made up at once, not later.
    private static void Repost(TicketsWorld world) =>
        world
            .HandleAsync<TicketsDbContext>(async db =>
            {
                (await db.Panels.SingleAsync()).Repost(world.Time.GetUtcNow());
                await db.SaveChangesAsync();
            })
            .GetAwaiter()
            .GetResult();

    [Fact]
    public async Task A_panel_that_is_posted_anew_takes_the_place_of_its_message()
    {
        await using var world = await TicketsWorld.StartAsync();
        var old = (await world.ReadAsync(db => db.Panels.SingleAsync())).MessageId;

        await world.InAsync<RepostPanel, Reply>(r => r.RunAsync(world.Command(), null, null, CancellationToken.None));

        var now = Assert.Single(world.Discord.Messages[TicketsWorld.PanelChannel]).Id;
        Assert.NotEqual(old, now);
        Assert.Equal(now, (await world.ReadAsync(db => db.Panels.SingleAsync())).MessageId);
    }

    [Fact]
    public async Task A_panel_deleted_while_the_bot_was_away_is_noticed_and_an_outage_is_not_taken_for_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        var available = new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake>());
        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "message", RecordingDiscord.Refusal(503, 0));
        await world.HandleAsync<DetectDeletedPanels>(n => n.HandleAsync(available, CancellationToken.None));
        Assert.Contains("Up to date", await StateAsync(world), StringComparison.Ordinal);

        world.Discord.Before = null;
        world.Discord.Messages[TicketsWorld.PanelChannel].Clear();
        await world.HandleAsync<DetectDeletedPanels>(n => n.HandleAsync(available, CancellationToken.None));
        Assert.Contains("was deleted", await StateAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_panel_is_off_the_list_and_its_message_is_gone()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.InAsync<DeletePanel, Reply>(d => d.RunAsync(world.Command(), null, CancellationToken.None));

        Assert.Empty(world.Discord.Messages[TicketsWorld.PanelChannel]);
        Assert.Empty(await world.ReadAsync(db => db.Panels.ToListAsync()));
        Assert.True((await world.InAsync<DeletePanel, Reply>(d => d.RunAsync(world.Command(), null, CancellationToken.None))).Refused);
    }

    [Fact]
    public async Task Of_several_panels_one_has_to_be_named_and_that_of_another_server_is_none() // B26
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.CreatePanelAsync("Two");
        Assert.True((await world.InAsync<EditPanel, Reply>(e => e.ShowAsync(world.Command(), null, CancellationToken.None))).Refused);
        var other = await world.ReadAsync(async db =>
        {
            var panel = new Panel
            {
                Id = Guid.NewGuid(),
                GuildId = new(555),
                ChannelId = new(556),
            };
            db.Panels.Add(panel);
            await db.SaveChangesAsync();
            return panel.Id;
        });
        Assert.True(
            (await world.InAsync<EditPanel, Reply>(e => e.ShowAsync(world.Command(), other.ToString("N"), CancellationToken.None))).Refused
        );
        var choices = await world.InAsync<EditPanel, IReadOnlyList<Choice>>(e =>
            e.CompleteAsync(world.Command(), "", CancellationToken.None)
        );
        Assert.Equal(2, choices.Count);
    }
}
