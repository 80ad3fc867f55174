using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Faults;

/// <summary>Discord promises neither that an event comes once nor that it comes in order.</summary>
public sealed class EventFaultStory(World world)
{
    [Fact]
    public async Task An_interaction_that_comes_twice_makes_one_ticket()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await using var twice = await guild.Breaks("""{"kind":"duplicate","event":"INTERACTION_CREATE","count":2}""");

        await carl.AsksForTicket();

        await twice.HappensAsync(2);
        await carl.HasOneTicket(guild);
    }

    [Fact]
    public async Task An_interaction_that_comes_too_late_may_be_repeated_and_makes_one_ticket()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await carl.Clicks("Tech support", "support");
        var form = carl.Form!;
        var tooLate = (TestSandbox.Options.InteractionDeadlineSeconds * 1000) + 500;
        await using var late = await guild.Breaks($$"""{"kind":"delay","event":"INTERACTION_CREATE","wait_ms":{{tooLate}}}""");

        var failed = await Assert.ThrowsAsync<RefusedException>(() => carl.SubmitsAsync(form, ("description", Desk.Problem)));
        Assert.Contains("did not answer in time", failed.Message, StringComparison.Ordinal);

        await carl.AsksForTicket();
        await carl.HasOneTicket(guild);
    }

    [Theory]
    [InlineData("duplicate", "MESSAGE_CREATE")]
    [InlineData("delay", "MESSAGE_CREATE")]
    [InlineData("reorder", "MESSAGE_CREATE")]
    [InlineData("duplicate", "MESSAGE_UPDATE")]
    [InlineData("delay", "MESSAGE_UPDATE")]
    [InlineData("reorder", "MESSAGE_UPDATE")]
    public async Task What_is_written_is_kept_once_and_in_its_order(string kind, string name)
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.Sees("Ticket 0001", Settled.Channel);
        await using var odd = await guild.Breaks($$"""{"kind":"{{kind}}","event":"{{name}}","wait_ms":700}""");

        var first = await carl.Writes(Settled.Channel, "first draft");
        await carl.Edits(first, "first word");
        await carl.Edits(first, "first sentence");
        await tess.Writes(Settled.Channel, "second sentence");
        await odd.HappensAsync();
        await tess.Sees("second sentence", Settled.Channel);
        await tess.ClosesTicket(Settled.Channel);

        var transcript = await carl.IsClosedOnce(guild);
        Assert.Equal((1, 1), (transcript.Times("first sentence"), transcript.Times("second sentence")));
        Assert.True(
            transcript.IndexOf("first sentence", StringComparison.Ordinal)
                < transcript.IndexOf("second sentence", StringComparison.Ordinal),
            transcript
        );
    }

    [Theory]
    [InlineData("duplicate")]
    [InlineData("delay")]
    [InlineData("reorder")]
    public async Task A_channel_that_is_deleted_by_hand_closes_its_ticket_once(string kind)
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, adam) = (await guild.Carl(), await guild.Adam());
        await carl.OpensTicket();
        await adam.Sees("Ticket 0001", Settled.Channel);
        await using var odd = await guild.Breaks($$"""{"kind":"{{kind}}","event":"CHANNEL_DELETE","wait_ms":700}""");

        await adam.DeletesChannel(Settled.Channel);

        await odd.HappensAsync();
        await carl.IsClosedOnce(guild);
        await carl.AsksForTicket();
        await carl.SeesChannel("tech-0002");
    }
}
