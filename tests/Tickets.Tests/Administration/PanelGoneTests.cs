using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Health.Doctor;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Administration;

/// <summary>A panel whose channel was deleted.</summary>
public sealed class PanelGoneTests
{
    private static readonly Snowflake Elsewhere = new(140);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_panel_whose_channel_was_deleted_says_so_and_repost_asks_for_another_channel(bool watched)
    {
        await using var world = await DeletedAsync(watched);

        Assert.Contains("Its channel was deleted", await StateAsync(world), StringComparison.Ordinal);
        var refused = await RepostAsync(world, null);
        Assert.True(refused.Refused);
        Assert.Contains("with the option `channel`, or `/support panel delete`", refused.Message.Content, StringComparison.Ordinal);
        Assert.False((await RepostAsync(world, Elsewhere)).Refused);
        Assert.Contains("Up to date", await StateAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repost_says_that_the_channel_is_gone_where_nobody_has_noticed_yet()
    {
        await using var world = await TicketsWorld.StartAsync();
        Delete(world);
        var refused = await RepostAsync(world, null);
        Assert.True(refused.Refused);
        Assert.Contains("Its channel was deleted", refused.Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_in_another_channel_moves_the_panel_there_and_leaves_nothing_for_the_doctor()
    {
        await using var world = await DeletedAsync(watched: true);
        await world.InAsync<SetUpServer, Reply>(setUp =>
            setUp.RunAsync(world.Command(channel: Elsewhere), null, null, CancellationToken.None)
        );

        var panel = Assert.Single(await world.ReadAsync(db => db.Panels.ToListAsync()));
        Assert.Equal((Elsewhere, null), (panel.ChannelId, panel.GoneAt));
        var facts = await world.InAsync<GuildFactsReader, GuildFacts>(read => read.ReadAsync(TicketsWorld.Guild, CancellationToken.None));
        Assert.DoesNotContain(Diagnosis.Find(facts), finding => finding.Key.StartsWith("doctor.panel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_panel_is_linked_by_words()
    {
        await using var world = await TicketsWorld.StartAsync();
        var panel = await world.ReadAsync(db => db.Panels.SingleAsync());
        Assert.Contains($"[the panel]({panel.Link})", await StateAsync(world), StringComparison.Ordinal);
    }

    private static async Task<TicketsWorld> DeletedAsync(bool watched)
    {
        var world = await TicketsWorld.StartAsync();
        Delete(world);
        if (watched)
            await world.HandleAsync<DetectDeletedPanels>(n =>
                n.HandleAsync(new ChannelDeleted(TicketsWorld.Guild, TicketsWorld.PanelChannel), CancellationToken.None)
            );
        else
            await world.HandleAsync<DetectDeletedPanels>(n =>
                n.HandleAsync(new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake>()), CancellationToken.None)
            );
        return world;
    }

    private static void Delete(TicketsWorld world)
    {
        world.Discord.OlderChannels.RemoveAll(channel => channel.Id == TicketsWorld.PanelChannel);
        world.Discord.Messages.Remove(TicketsWorld.PanelChannel);
        world.Discord.OlderChannels.Add(new Channel { Id = Elsewhere, Name = "help" });
        world.Discord.Messages[Elsewhere] = [];
    }

    private static Task<Reply> RepostAsync(TicketsWorld world, Snowflake? channel) =>
        world.InAsync<RepostPanel, Reply>(panels =>
            panels.RunAsync(world.Command(), null, channel is { } id ? new Channel { Id = id } : null, CancellationToken.None)
        );

    private static async Task<string> StateAsync(TicketsWorld world) =>
        (await world.InAsync<ListPanels, Reply>(panels => panels.RunAsync(world.Command(), CancellationToken.None))).Message.Text();
}
