using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Tests.Effects;

namespace DCTicket.Tickets.Tests.Opening;

public sealed class PinTests
{
    private static readonly Member Tess = TicketsWorld.Staff(6);

    [Fact]
    public async Task The_control_message_is_pinned_once_and_the_next_one_in_its_place()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.IdleAsync();
        var ticket = await world.TicketAsync();
        Assert.Equal([ticket.WelcomeMessageId!.Value], world.Discord.Pinned);

        await world.RunsAsync<ClaimTicket>(ticket, Tess, claim => claim.RunAsync);
        Assert.Single(world.Discord.Pinned);

        world.Discord.Before = (verb, _) =>
            ContinueTicketTests.ThrowFor(verb, "edit", RecordingDiscord.Refusal(404, DiscordErrorCode.UnknownMessage));
        await world.RunsAsync<ClaimTicket>(ticket, Tess, claim => claim.UnclaimAsync);
        await world.IdleAsync();
        var now = await world.TicketAsync();
        Assert.NotEqual(ticket.WelcomeMessageId, now.WelcomeMessageId);
        Assert.Equal([ticket.WelcomeMessageId!.Value, now.WelcomeMessageId!.Value], world.Discord.Pinned);
    }

    [Fact]
    public async Task A_bot_that_may_not_pin_does_not_try_and_does_so_once_it_may()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.BotHas &= ~Permissions.PinMessages;
        var tried = 0;
        world.Discord.Before = (verb, _) => tried += verb == "pin" ? 1 : 0;
        await world.OpenAsync(5);
        await world.IdleAsync();
        var ticket = await world.TicketAsync();
        Assert.Equal((0, (DateTimeOffset?)null), (tried, ticket.NextRunAt));

        world.Discord.BotHas |= Permissions.PinMessages;
        await world.RunsAsync<ClaimTicket>(ticket, Tess, claim => claim.RunAsync);
        await world.IdleAsync();
        Assert.Equal([ticket.WelcomeMessageId!.Value], world.Discord.Pinned);
    }
}
