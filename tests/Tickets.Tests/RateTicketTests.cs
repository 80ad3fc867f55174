using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

public sealed class RateTicketTests
{
    [Fact]
    public async Task The_owner_is_asked_and_the_stars_and_the_comment_show_in_the_log_message()
    {
        await using var world = await ClosedAsync();
        var ticket = await world.TicketAsync();
        var asked = world.Discord.Sent.Last(sent => sent.Channel == new Snowflake(1_000_005)).Message;
        Assert.Equal(5, asked.Buttons.Count);

        Assert.Null((await RateAsync(world, ticket, 5, 4)).Refusal);
        Assert.Null((await CommentAsync(world, ticket, 5, "  **Fast** and friendly ")).Refusal);

        Assert.True(await world.TicketAsync() is { Rating: 4, RatingComment: "**Fast** and friendly", RatedAt: not null });
        var logged = world.Discord.Edited.Last(edit => edit.Channel == TicketsWorld.LogChannel);
        Assert.Contains(logged.Content.Embeds[0].Fields, field => field.Value == "★★★★☆\n\\*\\*Fast\\*\\* and friendly");
    }

    [Fact]
    public async Task Nobody_else_rates_and_open_tickets_are_not_rated()
    {
        await using var world = await ClosedAsync();
        var ticket = await world.TicketAsync();
        Assert.NotNull((await RateAsync(world, ticket, 6, 1)).Refusal);
        Assert.NotNull((await RateAsync(world, ticket, 5, 6)).Refusal);
        await world.OpenAsync(5);
        Assert.NotNull((await RateAsync(world, await world.TicketAsync(2), 5, 1)).Refusal);
        Assert.Null((await world.TicketAsync()).Rating);
    }

    private static async Task<TicketsWorld> ClosedAsync()
    {
        var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.CloseAsync(await world.TicketAsync(), 6);
        return world;
    }

    private static Task<Update> RateAsync(TicketsWorld world, Ticket ticket, ulong member, long stars) => world.InAsync<RateTicket, Update>(rate => rate.RateAsync(
        new ComponentContext
        {
            Id = world.Discord.NextId(),
            GuildId = default,
            ChannelId = new(1_000_000 + member),
            Member = TicketsWorld.Member(member),
            AppPermissions = default,
            Culture = TicketsWorld.English,
            GuildCulture = TicketsWorld.English,
            Message = new Message { Id = new(1), ChannelId = new(2), Author = TicketsWorld.Person(900) },
        },
        ticket.Id,
        stars,
        CancellationToken.None));

    private static Task<Update> CommentAsync(TicketsWorld world, Ticket ticket, ulong member, string comment) => world.InAsync<RateTicket, Update>(rate => rate.CommentAsync(
        new FormContext
        {
            Id = world.Discord.NextId(),
            GuildId = default,
            ChannelId = new(1_000_000 + member),
            Member = TicketsWorld.Member(member),
            AppPermissions = default,
            Culture = TicketsWorld.English,
            GuildCulture = TicketsWorld.English,
        },
        ticket.Id,
        comment,
        CancellationToken.None));
}
