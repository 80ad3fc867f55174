using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class SettingsTests
{
    [Fact]
    public async Task Transcripts_go_where_the_settings_say_from_the_next_close_on()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        await world.OpenAsync(1002);
        await CloseAsync(world, 1, 1001);
        Assert.Single(ToLog(world));

        await ChooseAsync(world, "Owner");
        await CloseAsync(world, 2, 1002);

        Assert.Single(ToLog(world));
        Assert.NotNull((await world.TicketAsync(2)).TranscriptSentAt);
    }

    [Fact]
    public async Task What_plugins_json_says_of_transcripts_counts_until_it_is_set_here()
    {
        await using var world = await StartAsync(
            new() { Departments = TicketsWorld.TwoDepartments, Transcripts = TranscriptDelivery.None }
        );
        await world.OpenAsync(1001);
        await CloseAsync(world, 1, 1001);
        Assert.Empty(ToLog(world));
        Assert.Contains("Nobody", (await ShowAsync(world)).Text(), StringComparison.Ordinal);

        await ChooseAsync(world, "Both");
        await world.OpenAsync(1002);
        await CloseAsync(world, 2, 1002);
        Assert.Single(ToLog(world));
    }

    [Fact]
    public async Task A_new_grace_time_counts_for_the_next_close_and_survives_a_restart()
    {
        await using var world = await TicketsWorld.StartAsync();
        await NumbersAsync(world, ("grace", "10m"));
        await world.RestartAsync();
        await world.OpenAsync(1001);
        await CloseAsync(world, 1, 1001);

        var ticket = await world.TicketAsync();
        Assert.Equal(TimeSpan.FromMinutes(10), ticket.DeleteChannelAt - ticket.ClosedAt);
        Assert.Contains("10", (await ShowAsync(world)).Embeds[0].Fields[3].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_most_open_tickets_of_a_member_are_set_lifted_and_put_back()
    {
        await using var world = await StartAsync(new() { Departments = TicketsWorld.TwoDepartments, MaxOpenPerMember = 1 });
        await world.OpenAsync(1001);
        Assert.True((await world.OpenAsync(1001, "billing")).Refused);

        await NumbersAsync(world, ("max-open", "0"));
        Assert.False((await world.OpenAsync(1001, "billing")).Refused);

        await ResetAsync(world, SettingsCard.MaxOpen);
        await world.OpenAsync(1002);
        Assert.True((await world.OpenAsync(1002, "billing")).Refused);
    }

    [Theory]
    [InlineData("grace", "2d", "1 day")]
    [InlineData("grace", "later", "length of time")]
    [InlineData("max-open", "1001", "from 0 to 1000")]
    [InlineData("flood", "-5", "whole number")]
    public async Task Numbers_that_cannot_be_are_refused(string field, string value, string why)
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.Contains(why, (await NumbersAsync(world, (field, value))).Refusal, StringComparison.Ordinal);
        var guild = await world.ReadAsync(db => db.GuildSettings.SingleAsync());
        Assert.Equal((null, null, null), (guild.GraceTime, guild.MaxOpenPerMember, guild.FloodLimit));
    }

    [Fact]
    public async Task Panels_follow_the_language_that_the_host_tells()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Locale.Culture = CultureInfo.GetCultureInfo("zh-TW");
        await world.HandleAsync<FollowGuildLocale>(f =>
            f.HandleAsync(new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake>()), CancellationToken.None)
        );

        Assert.Equal("技術支援", world.Discord.Edited.Last().Content.Buttons[0].Label);
        Assert.Equal("zh-TW", (await world.ReadAsync(db => db.GuildSettings.SingleAsync())).Culture);
    }

    [Fact]
    public async Task The_host_takes_over_what_was_chosen_here_before()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.Empty(
            await world.InAsync<IEarlierGuildLocales, IReadOnlyList<EarlierGuildLocale>>(e => e.ListAsync(CancellationToken.None))
        );
        await world.InAsync<TicketsDbContext, int>(async db =>
        {
            var guild = await db.GuildSettings.SingleAsync();
            (guild.Culture, guild.CultureIsChosen) = ("zh-TW", true);
            db.StatsSettings.Add(new StatsSettings { GuildId = guild.GuildId, TimeZone = "Asia/Taipei" });
            return await db.SaveChangesAsync();
        });

        var earlier = Assert.Single(
            await world.InAsync<IEarlierGuildLocales, IReadOnlyList<EarlierGuildLocale>>(e => e.ListAsync(CancellationToken.None))
        );
        Assert.Equal((TicketsWorld.Guild, "zh-TW", "Asia/Taipei"), (earlier.GuildId, earlier.Culture?.Name, earlier.TimeZone?.Id));
    }

    [Fact]
    public async Task The_log_channel_is_changed_taken_away_and_put_back_to_what_plugins_json_names()
    {
        await using var world = await StartAsync(new() { Departments = TicketsWorld.TwoDepartments, LogChannel = "ticket-log" });
        world.Discord.Roles[0] = world.Discord.Roles[0] with { Permissions = TicketsWorld.BotPermissions };
        var (named, other) = (new Channel { Id = new(510), Name = "ticket-log" }, new Channel { Id = new(511), Name = "other" });
        world.Discord.Channels.AddRange([named, other]);

        await LogAsync(world, other.Id);
        Assert.Equal(other.Id, (await world.ReadAsync(db => db.GuildSettings.SingleAsync())).LogChannelId);
        await LogAsync(world);
        Assert.Equal(
            (null, true),
            await world.ReadAsync(async db =>
                ((await db.GuildSettings.SingleAsync()).LogChannelId, (await db.GuildSettings.SingleAsync()).LogChannelIsChosen)
            )
        );
        await ResetAsync(world, SettingsCard.LogChannel);
        Assert.Equal(named.Id, (await world.ReadAsync(db => db.GuildSettings.SingleAsync())).LogChannelId);
    }

    [Fact]
    public async Task A_log_channel_in_which_the_bot_cannot_write_is_refused()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Roles[0] = world.Discord.Roles[0] with { Permissions = TicketsWorld.BotPermissions };
        world.Discord.Channels.Add(
            new Channel
            {
                Id = new(511),
                PermissionOverwrites = [new(TicketsWorld.Guild, OverwriteType.Role, Deny: Permissions.AttachFiles)],
            }
        );

        Assert.Contains("Attach Files", (await LogAsync(world, new Snowflake(511))).Refusal, StringComparison.Ordinal);
        Assert.Equal(TicketsWorld.LogChannel, (await world.ReadAsync(db => db.GuildSettings.SingleAsync())).LogChannelId);
    }

    [Fact]
    public async Task A_form_that_was_open_while_another_admin_saved_is_refused()
    {
        await using var world = await TicketsWorld.StartAsync();
        var mine = await AskAsync(world);
        await NumbersAsync(world, ("flood", "99"));

        Assert.NotNull((await SendAsync(world, mine, ("grace", "5m"))).Refusal);
        Assert.Equal(
            (99, null),
            await world.ReadAsync(async db =>
                ((await db.GuildSettings.SingleAsync()).FloodLimit, (await db.GuildSettings.SingleAsync()).GraceTime)
            )
        );
    }

    [Fact]
    public async Task Tickets_that_take_their_numbers_undo_no_setting()
    {
        await using var world = await TicketsWorld.StartAsync();
        var opening = Enumerable.Range(1, 8).Select(number => world.OpenAsync((ulong)(2000 + number)));
        await Task.WhenAll(opening.Concat<Task>([NumbersAsync(world, ("grace", "7m"))]));

        var guild = await world.ReadAsync(db => db.GuildSettings.SingleAsync());
        Assert.Equal((TimeSpan.FromMinutes(7), 9), (guild.GraceTime, guild.NextNumber));
    }

    private static async Task<TicketsWorld> StartAsync(TicketsOptions options)
    {
        var world = await TicketsWorld.StartAsync();
        await world.RestartAsync(options);
        return world;
    }

    private static async Task<OutgoingMessage> ShowAsync(TicketsWorld world) =>
        (await world.InAsync<EditSettings, Reply>(edit => edit.ShowAsync(world.Command(), CancellationToken.None))).Message;

    private static Task<Update> ChooseAsync(TicketsWorld world, string to) =>
        world.InAsync<EditSettings, Update>(edit => edit.SetTranscriptsAsync(world.Click(), [to], CancellationToken.None));

    private static Task<Update> LogAsync(TicketsWorld world, params Snowflake[] channels) =>
        world.InAsync<EditSettings, Update>(edit => edit.SetLogAsync(world.Click(), channels, CancellationToken.None));

    private static Task<Update> ResetAsync(TicketsWorld world, params string[] names) =>
        world.InAsync<EditSettings, Update>(edit => edit.ResetAsync(world.Click(), names, CancellationToken.None));

    private static async Task<Update> NumbersAsync(TicketsWorld world, params (string Field, object Value)[] values) =>
        await SendAsync(world, await AskAsync(world), values);

    private static Task<Modal> AskAsync(TicketsWorld world) =>
        world.InAsync<EditServerLimits, Modal>(edit => edit.AskAsync(world.Click(), CancellationToken.None));

    private static Task<Update> SendAsync(TicketsWorld world, Modal form, params (string Field, object Value)[] values) =>
        world.InAsync<EditServerLimits, Update>(edit =>
            edit.SaveAsync(world.Submit(form, values), form.Route.Value.Split(':')[1], CancellationToken.None)
        );

    private static async Task CloseAsync(TicketsWorld world, int number, ulong owner)
    {
        await world.CloseAsync(await world.TicketAsync(number), owner);
        await world.SweepAsync();
    }

    private static List<OutgoingMessage> ToLog(TicketsWorld world) =>
        [.. world.Discord.Sent.Where(sent => sent.Channel == TicketsWorld.LogChannel).Select(sent => sent.Message)];
}
