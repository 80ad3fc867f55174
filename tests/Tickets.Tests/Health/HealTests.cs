using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Health.Recovery;
using DCTicket.Tickets.Tests.Effects;

namespace DCTicket.Tickets.Tests.Health;

public sealed class HealTests
{
    [Fact]
    public async Task A_ticket_is_repaired_by_its_number_from_anywhere_by_its_staff_alone()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        world.Discord.Overwrites[ticket.ChannelId!.Value] = [];
        Task<Reply> RepairAsync(Member by, long? number) =>
            world.InAsync<RepairTicket, Reply>(repair => repair.RunAsync(world.Command(by), number, CancellationToken.None));

        Assert.Contains(
            "Only the department’s staff",
            (await RepairAsync(TicketsWorld.Member(9), 1)).Message.Content,
            StringComparison.Ordinal
        );
        Assert.Contains("no ticket 7", (await RepairAsync(TicketsWorld.Staff(6), 7)).Message.Content, StringComparison.Ordinal);
        Assert.Contains(
            "This channel is not a ticket",
            (await RepairAsync(TicketsWorld.Staff(6), null)).Message.Content,
            StringComparison.Ordinal
        );
        Assert.Empty(world.Discord.Overwrites[ticket.ChannelId!.Value]);

        Assert.False((await RepairAsync(TicketsWorld.Staff(6), 1)).Refused);
        Assert.NotEmpty(world.Discord.Overwrites[ticket.ChannelId!.Value]);
    }

    [Fact]
    public async Task B6_Deleted_channels_are_let_go_of_and_tickets_open_all_the_same() // B6, B9, B13
    {
        await using var world = await TicketsWorld.StartAsync();
        await GoneAsync(world, TicketsWorld.LogChannel);
        await GoneAsync(world, TicketsWorld.PanelChannel);
        world.Discord.Roles.RemoveAll(role => role.Id == TicketsWorld.TechRole);

        Assert.False((await world.OpenAsync(5)).Refused);
        await world.CloseAsync(await world.TicketAsync(), 5);
        Assert.True(await world.TicketAsync() is { IsClosed: true, TranscriptSentAt: not null, AbandonedEffects: EffectKinds.Log });
        Assert.DoesNotContain(world.Discord.Created.Single().PermissionOverwrites, overwrite => overwrite.Id == TicketsWorld.TechRole);
    }

    [Fact]
    public async Task While_the_bot_is_out_of_a_server_its_tickets_rest_and_then_go_on()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        world.Discord.Before = (_, _) => throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingAccess);
        await world.HandleAsync<HandleBotRemoved>(heal => heal.HandleAsync(new GuildRemoved(TicketsWorld.Guild), CancellationToken.None));
        await world.CloseAsync(ticket, 5);
        world.Time.Advance(TimeSpan.FromMinutes(10));
        await world.SweepAsync();

        world.Discord.Before = null;
        await world.HandleAsync<HandleBotRemoved>(heal =>
            heal.HandleAsync(
                new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake> { ticket.ChannelId!.Value }),
                CancellationToken.None
            )
        );
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.SweepAsync();
        Assert.Equal([ticket.ChannelId!.Value], world.Discord.Deleted);
    }

    [Fact]
    public async Task A_control_message_that_was_deleted_is_posted_again_by_repair_and_pings_nobody()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        world.Discord.Overwrites[ticket.ChannelId!.Value] = [];
        world.Discord.Before = (verb, _) =>
            ContinueTicketTests.ThrowFor(verb, "edit", RecordingDiscord.Refusal(404, DiscordErrorCode.UnknownMessage));

        await world.InAsync<TicketActions, ChangeResult>(change =>
            change.ChangeAsync(TicketsWorld.Guild, ticket.Id, TicketAction.Repair, TicketsWorld.Staff(6), null, CancellationToken.None)
        );

        var again = world.Discord.Sent.Where(sent => sent.Channel == ticket.ChannelId).ToList();
        Assert.Equal(2, again.Count);
        Assert.Empty(again[1].Message.Mentions.Users);
        Assert.NotEmpty(world.Discord.Overwrites[ticket.ChannelId!.Value]);
        Assert.NotEqual(ticket.WelcomeMessageId, (await world.TicketAsync()).WelcomeMessageId);
    }

    [Fact]
    public async Task Who_left_while_the_bot_was_away_is_found_at_the_start()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.OpenAsync(6);
        world.Discord.Left.Add(new Snowflake(5));
        await world.ReturnAsync();
        Assert.True((await world.TicketAsync(1)).IsClosed);
        Assert.False((await world.TicketAsync(2)).IsClosed);
    }

    [Fact]
    public async Task A_ticket_whose_channel_is_only_out_of_sight_is_not_closed()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        world.Discord.Channels.RemoveAll(c => c.Id == channel);
        world.Discord.Before = (verb, _) =>
        {
            if (verb is "channel" or "messages")
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingAccess);
        };
        await world.ReturnAsync(channels: new HashSet<Snowflake>());
        Assert.False((await world.TicketAsync()).IsClosed);

        var facts = await world.InAsync<GuildFactsReader, GuildFacts>(read => read.ReadAsync(TicketsWorld.Guild, CancellationToken.None));
        Assert.Contains(Diagnosis.Find(facts), finding => finding.Key == "doctor.ticket-hidden");
    }

    private static Task GoneAsync(TicketsWorld world, Snowflake channel)
    {
        world.Discord.Messages.Remove(channel);
        return world.HandleAsync<DetectDeletedCategories>(heal =>
            heal.HandleAsync(new ChannelDeleted(TicketsWorld.Guild, channel), CancellationToken.None)
        );
    }
}
