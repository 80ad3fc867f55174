using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Conversation.Access;
using DCTicket.Tickets.Health.Doctor;

namespace DCTicket.Tickets.Tests.Conversation;

/// <summary>Somebody changes the permissions of a ticket's channel by hand.</summary>
public sealed class ChangedOverwritesTests
{
    [Fact]
    public async Task A_ticket_shown_to_everybody_is_put_back_and_the_log_channel_is_told_who_did_it()
    {
        await using var world = await OpenAsync();
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        world.Discord.AuditLog.Add(
            new AuditLogEntry
            {
                Id = world.Discord.NextId(),
                ActionType = AuditLogAction.OverwriteDelete,
                UserId = new(77),
                TargetId = channel,
            }
        );
        await ChangeAsync(world, []);

        Assert.Equal(
            Permissions.ViewChannel,
            world.Discord.Overwrites[channel].Single(o => o.Id == TicketsWorld.Guild).Deny & Permissions.ViewChannel
        );
        var told = Assert.Single(Log(world));
        Assert.Contains("<@77> changed the permissions", told.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_was_let_in_by_hand_is_taken_out_again()
    {
        await using var world = await OpenAsync();
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        await ChangeAsync(
            world,
            [.. world.Discord.Overwrites[channel], new Overwrite(TicketsWorld.BillingRole, OverwriteType.Role, Permissions.ViewChannel)]
        );
        Assert.DoesNotContain(world.Discord.Overwrites[channel], overwrite => overwrite.Id == TicketsWorld.BillingRole);
    }

    [Fact]
    public async Task People_who_were_shut_out_are_told_of_with_the_command_that_puts_it_right()
    {
        await using var world = await OpenAsync();
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        await ChangeAsync(world, [.. world.Discord.Overwrites[channel].Where(overwrite => overwrite.Id != new Snowflake(1001))]);

        Assert.Contains("/staff repair", Assert.Single(Log(world)).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(world.Discord.Overwrites[channel], overwrite => overwrite.Id == new Snowflake(1001));
    }

    [Fact]
    public async Task The_bot_and_an_admin_do_not_take_turns_without_an_end()
    {
        await using var world = await OpenAsync();
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        for (var turn = 0; turn < 6; turn++)
            await ChangeAsync(world, []);

        Assert.Empty(world.Discord.Overwrites[channel]);
        Assert.Equal(4, Log(world).Count);
        world.Time.Advance(TimeSpan.FromHours(2));
        await ChangeAsync(world, []);
        Assert.NotEmpty(world.Discord.Overwrites[channel]);
    }

    [Fact]
    public async Task What_was_changed_while_the_bot_was_away_is_put_back_at_its_start()
    {
        await using var world = await OpenAsync();
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        world.Discord.Overwrites[channel] = [];
        await world.RestartAsync();
        await world.HandleAsync<WatchOverwrites>(watch =>
            watch.HandleAsync(new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake> { channel }), CancellationToken.None)
        );
        Assert.NotEmpty(world.Discord.Overwrites[channel]);
    }

    [Fact]
    public async Task What_the_bot_changes_itself_is_no_news()
    {
        await using var world = await OpenAsync();
        await ChangeAsync(world, null);
        await world.CloseAsync(await world.TicketAsync(), 1001);
        await ChangeAsync(world, null);
        Assert.DoesNotContain(Log(world), message => message.Text().Contains("permissions changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_names_tickets_whose_permissions_were_changed()
    {
        await using var world = await OpenAsync();
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        world.Discord.Overwrites[channel] = [];
        var facts = await world.InAsync<GuildFactsReader, GuildFacts>(read => read.ReadAsync(TicketsWorld.Guild, CancellationToken.None));
        var finding = Assert.Single(Diagnosis.Find(facts), finding => finding.Key == "doctor.access-open");
        Assert.Contains($"<#{channel}>", finding.In(TicketsWorld.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_is_hidden_from_the_bot_is_not_called_deleted()
    {
        await using var world = await OpenAsync();
        world.Discord.OlderChannels.Clear();
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "channel" && target is Snowflake id && id == TicketsWorld.LogChannel)
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingAccess);
        };
        var facts = await world.InAsync<GuildFactsReader, GuildFacts>(read => read.ReadAsync(TicketsWorld.Guild, CancellationToken.None));
        var findings = Diagnosis.Find(facts).Select(finding => finding.Key).ToList();
        Assert.Contains("doctor.hidden", findings);
        Assert.DoesNotContain("doctor.log-gone", findings);
        Assert.Contains("doctor.panel-channel-gone", findings);
    }

    [Fact]
    public async Task The_panel_list_says_that_a_channel_is_hidden()
    {
        await using var world = await OpenAsync();
        world.Discord.Overwrites[TicketsWorld.PanelChannel] =
        [
            new Overwrite(TicketsWorld.Guild, OverwriteType.Role, Deny: Permissions.ViewChannel),
        ];
        var list = (
            await world.InAsync<ListPanels, Reply>(panels => panels.RunAsync(world.Command(), CancellationToken.None))
        ).Message.Text();
        Assert.Contains("I cannot see <#110>", list, StringComparison.Ordinal);
    }

    private static async Task<TicketsWorld> OpenAsync()
    {
        var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        return world;
    }

    private static async Task ChangeAsync(TicketsWorld world, IReadOnlyList<Overwrite>? overwrites)
    {
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        if (overwrites is not null)
            world.Discord.Overwrites[channel] = overwrites;
        await world.HandleAsync<WatchOverwrites>(watch =>
            watch.HandleAsync(
                new ChannelUpdated(
                    TicketsWorld.Guild,
                    new Channel { Id = channel, PermissionOverwrites = world.Discord.Overwrites[channel] }
                ),
                CancellationToken.None
            )
        );
    }

    private static List<OutgoingMessage> Log(TicketsWorld world) =>
        [.. world.Discord.Sent.Where(sent => sent.Channel == TicketsWorld.LogChannel).Select(sent => sent.Message)];
}
