using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Opening;

public sealed class OpenTicketTests
{
    [Fact]
    public async Task Opening_makes_a_row_a_private_channel_and_a_welcome_message()
    {
        await using var world = await TicketsWorld.StartAsync();
        var reply = await world.OpenAsync(5);

        var ticket = await world.TicketAsync();
        Assert.False(reply.Refused);
        Assert.Contains($"<#{ticket.ChannelId}>", reply.Message.Content, StringComparison.Ordinal);
        var channel = Assert.Single(world.Discord.Created);
        Assert.Equal("tech-0001", channel.Name);
        Assert.Equal($"Tech support · Ticket 0001 · {ticket.Id.ToString("N")[..8]}", channel.Topic);
        Assert.NotNull(ticket.WelcomeMessageId);
        Assert.Null(ticket.NextRunAt);
        var (_, welcome) = world.Discord.Sent.Single(sent => sent.Channel == ticket.ChannelId);
        Assert.Equal([new Snowflake(5)], welcome.Mentions.Users);
        Assert.Equal([TicketsWorld.TechRole], welcome.Mentions.Roles);
        Assert.True(welcome.Nonce!.Length <= 25);
    }

    [Fact]
    public async Task A_second_ticket_in_the_same_department_is_refused_with_a_link_and_in_another_one_it_is_not()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();

        var form = await world.AskAsync(5);
        var second = await world.OpenAsync(5);

        Assert.Contains($"<#{ticket.ChannelId}>", form.Refusal, StringComparison.Ordinal);
        Assert.True(second.Refused);
        Assert.Null((await world.AskAsync(5, "billing")).Refusal);
        Assert.False((await world.OpenAsync(5, "billing")).Refused);
    }

    [Fact]
    public async Task B7_Two_forms_of_one_member_at_the_same_instant_make_one_ticket() // B7
    {
        await using var world = await TicketsWorld.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => world.OpenAsync(5))));

        Assert.Equal(1, await world.ReadAsync(db => db.Tickets.CountAsync()));
        Assert.Single(world.Discord.Created);
    }

    [Fact]
    public async Task Members_at_the_same_instant_get_numbers_of_their_own()
    {
        await using var world = await TicketsWorld.StartAsync();
        var replies = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => Task.Run(() => world.OpenAsync((ulong)i + 1000))));

        Assert.All(replies, reply => Assert.False(reply.Refused));
        var numbers = await world.ReadAsync(db => db.Tickets.Select(t => t.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 12), numbers);
    }

    [Fact]
    public async Task A_description_of_blanks_is_refused()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.True((await world.OpenAsync(5, text: new string(' ', 20))).Refused);
        Assert.Empty(world.Discord.Created);
    }

    [Fact]
    public async Task A_department_that_left_the_settings_takes_no_tickets()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Options.Departments.RemoveAt(0);
        await world.SetUpAsync();
        Assert.NotNull((await world.AskAsync(5)).Refusal);
        Assert.True((await world.OpenAsync(5)).Refused);
    }

    [Fact]
    public async Task B14_A_full_or_deleted_category_does_not_stop_a_ticket() // B14
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.CategoryId, new Snowflake(77))));
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "create" && ((NewChannel)target!).ParentId is not null)
                throw RecordingDiscord.Refusal(
                    400,
                    DiscordErrorCode.InvalidFormBody,
                    new DiscordFieldError("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "full")
                );
        };

        Assert.False((await world.OpenAsync(5)).Refused);
        Assert.Null(Assert.Single(world.Discord.Created).ParentId);
    }

    [Fact]
    public async Task A_name_that_Discord_refuses_is_replaced()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "create" && ((NewChannel)target!).Name.StartsWith("tech", StringComparison.Ordinal))
                throw RecordingDiscord.Refusal(400, DiscordErrorCode.InvalidFormBody, new DiscordFieldError("name", "X", "bad"));
        };
        await world.OpenAsync(5);
        Assert.Equal("ticket-0001", Assert.Single(world.Discord.Created).Name);
    }

    [Fact]
    public async Task B9_A_deleted_role_does_not_stop_the_tickets_of_its_department() // B9
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Roles.RemoveAll(role => role.Id == TicketsWorld.TechRole);

        Assert.False((await world.OpenAsync(5)).Refused);
        Assert.DoesNotContain(world.Discord.Created.Single().PermissionOverwrites, o => o.Id == TicketsWorld.TechRole);
    }

    [Fact]
    public async Task A_missing_permission_is_named_and_the_member_can_try_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Before = (verb, _) =>
        {
            if (verb == "create")
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions);
        };
        var reply = await world.OpenAsync(5);
        world.Discord.Before = null;

        Assert.True(reply.Refused);
        Assert.Contains("Manage Channels", reply.Message.Content, StringComparison.Ordinal);
        var failed = await world.TicketAsync();
        Assert.True(failed is { IsClosed: true, Slot: null, NextRunAt: null });
        Assert.False((await world.OpenAsync(5)).Refused);
    }
}
