using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>The note of a new ticket in a channel of the staff's.</summary>
public sealed class NoticeTests
{
    private static readonly Snowflake Notices = new(511);

    [Fact]
    public async Task A_new_ticket_is_told_in_the_chosen_channel_with_a_link_and_pings_nobody()
    {
        await using var world = await StartAsync();

        await world.OpenAsync(1001);
        await world.OpenForAsync(TicketsWorld.Staff(9), 1002);

        var (own, other) = (await world.TicketAsync(), await world.TicketAsync(2));
        var notes = Notes(world);
        Assert.Equal(["New ticket 0001", "New ticket 0002"], notes.Select(note => note.Embeds[0].Title));
        Assert.Equal($"<#{own.ChannelId}> · Tech support · <@1001>", notes[0].Embeds[0].Description);
        Assert.Equal($"<#{other.ChannelId}> · Tech support · <@1002>\nOpened by <@9>", notes[1].Embeds[0].Description);
        Assert.All(notes, note => Assert.Equal(Mentions.None, note.Mentions));
    }

    [Fact]
    public async Task A_note_that_arrived_without_an_answer_is_found_again_after_a_restart()
    {
        await using var world = await StartAsync();
        world.Discord.After = verb =>
        {
            if (verb == "send" && world.Discord.Sent[^1].Channel == Notices && Notes(world).Count == 1)
                throw RecordingDiscord.Refusal(502, 0);
        };
        await world.OpenAsync(1001);
        Assert.Null((await world.TicketAsync()).NoticeMessageId);

        world.Discord.After = null;
        await world.RestartAsync();
        world.Time.Advance(TimeSpan.FromMinutes(3));
        await world.SweepAsync();

        Assert.NotNull((await world.TicketAsync()).NoticeMessageId);
        Assert.Single(Notes(world));
    }

    [Fact]
    public async Task No_note_is_posted_where_none_is_chosen_and_none_for_tickets_of_before()
    {
        await using var world = await TicketsWorld.StartAsync();
        AddChannel(world);
        await world.OpenAsync(1001);

        await ChooseAsync(world, Notices);
        await world.RepairAsync(await world.TicketAsync());
        await world.SweepAsync();
        Assert.Empty(Notes(world));
        Assert.Contains("<#511>", (await ShowAsync(world)).Embeds[0].Fields[^1].Value, StringComparison.Ordinal);

        await ChooseAsync(world);
        await world.OpenAsync(1002);
        Assert.Empty(Notes(world));
    }

    [Fact]
    public async Task A_channel_in_which_the_bot_cannot_write_is_refused_for_notes()
    {
        await using var world = await TicketsWorld.StartAsync();
        AddChannel(world, new Overwrite(TicketsWorld.Guild, OverwriteType.Role, Deny: Permissions.SendMessages));

        Assert.Contains("Send Messages", (await ChooseAsync(world, Notices)).Refusal, StringComparison.Ordinal);
        Assert.Null((await world.ReadAsync(db => db.GuildSettings.SingleAsync())).NoticeChannelId);
    }

    [Fact]
    public async Task A_deleted_channel_of_notes_stops_no_ticket()
    {
        await using var world = await StartAsync();
        world.Discord.BeforeSend = (channel, _) =>
        {
            if (channel == Notices)
                throw RecordingDiscord.Refusal(404, DiscordErrorCode.UnknownChannel);
        };

        Assert.False((await world.OpenAsync(1001)).Refused);
        await world.SweepAsync();

        Assert.True(
            await world.TicketAsync() is { NoticeMessageId: null, NextRunAt: null, WelcomeMessageId: not null, ChannelDeletedAt: null }
        );
    }

    private static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        AddChannel(world);
        await ChooseAsync(world, Notices);
        return world;
    }

    private static void AddChannel(TicketsWorld world, params IReadOnlyList<Overwrite> overwrites)
    {
        world.Discord.Roles[0] = world.Discord.Roles[0] with { Permissions = TicketsWorld.BotPermissions };
        world.Discord.Channels.Add(
            new Channel
            {
                Id = Notices,
                Name = "staff",
                PermissionOverwrites = overwrites,
            }
        );
        world.Discord.Messages[Notices] = [];
    }

    private static async Task<Update> ChooseAsync(TicketsWorld world, params Snowflake[] channels) =>
        await world.InAsync<EditNotices, Update>(edit => edit.SaveAsync(world.Submit(), channels, CancellationToken.None));

    private static async Task<OutgoingMessage> ShowAsync(TicketsWorld world) =>
        (await world.InAsync<EditSettings, Reply>(edit => edit.ShowAsync(world.Command(), CancellationToken.None))).Message;

    private static List<OutgoingMessage> Notes(TicketsWorld world) =>
        [.. world.Discord.Sent.Where(sent => sent.Channel == Notices).Select(sent => sent.Message)];
}
