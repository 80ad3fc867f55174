using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Faults;

/// <summary>Discord fails while a ticket is closed: everybody gets one transcript, and the channel goes.</summary>
public sealed class CloseFaultStory(World world)
{
    [Theory]
    [InlineData("""{"kind":"error","status":502,"html":true,"when":"after","count":3,"method":"POST","route":"/channels/*/messages"}""")]
    [InlineData("""{"kind":"cut","when":"after","count":3,"method":"POST","route":"/channels/*/messages"}""")]
    [InlineData("""{"kind":"rate_limit","wait_ms":300,"count":3,"method":"POST","route":"/channels/*/messages"}""")]
    [InlineData("""{"kind":"error","status":503,"method":"POST","route":"/users/@me/channels"}""")]
    [InlineData("""{"kind":"error","status":500,"when":"after","method":"DELETE","route":"/channels/*"}""")]
    [InlineData("""{"kind":"rate_limit","scope":"shared","wait_ms":300,"method":"DELETE","route":"/channels/*"}""")]
    [InlineData("""{"kind":"cut","when":"after","method":"PATCH","route":"/channels/*"}""")]
    [InlineData("""{"kind":"slow","wait_ms":2500,"method":"GET","route":"/channels/*/messages"}""")]
    public async Task Everybody_gets_one_transcript_and_the_channel_goes(string fault)
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.Sees("Ticket 0001", Settled.Channel);
        await carl.Writes(Settled.Channel, "Once and only once");
        await tess.Clicks("Close ticket", Settled.Channel);
        await using var broken = await guild.Breaks(fault);

        await tess.FillsInAnyhow(("reason", "Done"));

        await broken.HappensAsync();
        Assert.Equal(1, (await carl.IsClosedOnce(guild)).Times("Once and only once"));
    }

    [Fact]
    public async Task Direct_messages_that_are_closed_at_the_last_moment_are_told_in_the_log()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel(Settled.Channel);
        await using var hand = await guild.ByHand(
            "after",
            "POST",
            "/users/@me/channels",
            "POST",
            $"/sandbox/people/{carl.Id}",
            new() { ["dms_closed"] = true }
        );

        await tess.ClosesTicket(Settled.Channel);

        await hand.HappensAsync();
        await tess.Sees("the member’s DMs are closed for this server", "ticket-log");
        await carl.SeesNoChannel(Settled.Channel);
        Assert.Single(tess.Messages("ticket-log"));
        Assert.DoesNotContain(carl.Messages(), m => Person.TextOf(m).Contains("Here is the transcript", StringComparison.Ordinal));
    }
}
