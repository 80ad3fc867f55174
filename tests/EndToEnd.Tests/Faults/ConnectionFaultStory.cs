using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Plugins;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Sandbox;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Faults;

/// <summary>The line to Discord breaks in every way it can. A world of its own, for a line is the whole bot's.</summary>
public sealed class ConnectionFaultStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    [Theory]
    [InlineData("""{"kind":"drop","code":4000,"event":"INTERACTION_CREATE"}""")]
    [InlineData("""{"kind":"drop","event":"INTERACTION_CREATE","when":"after"}""")]
    [InlineData("""{"kind":"reconnect","event":"INTERACTION_CREATE"}""")]
    [InlineData("""{"kind":"reconnect","event":"INTERACTION_CREATE","when":"after"}""")]
    [InlineData("""{"kind":"invalid_session","resumable":true,"event":"INTERACTION_CREATE"}""")]
    [InlineData("""{"kind":"invalid_session","event":"INTERACTION_CREATE","when":"after"}""")]
    public async Task A_line_that_breaks_at_a_click_leaves_one_ticket(string fault)
    {
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        await using var guild = await world.NewGuildAsync();
        await guild.SetsUpPatientlyAsync();
        var carl = await guild.Carl();
        await guild.Tess();
        await carl.Clicks("Tech support", "support");
        await using var broken = await Fault.OfGatewayAsync(world.Url, fault);

        await carl.FillsInAnyhow(("description", Desk.Problem));

        await broken.HappensAsync();
        await carl.TriesAgainAsync();
        await carl.HasOneTicket(guild);
    }

    [Fact]
    public async Task Identify_is_repeated_until_Discord_takes_it()
    {
        await using var twice = await Fault.OfGatewayAsync(world.Url, """{"kind":"invalid_session","at":"identify"}""");

        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());

        await twice.HappensAsync();
        await using var guild = await world.NewGuildAsync();
        await guild.SetsUpPatientlyAsync();
    }

    [Fact]
    public async Task A_limit_on_all_requests_is_waited_for_and_nothing_is_lost()
    {
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        await using var guild = await world.NewGuildAsync();
        await guild.SetsUpPatientlyAsync();
        var carl = await guild.Carl();
        await using var limited = await guild.Breaks(
            """{"kind":"rate_limit","scope":"global","wait_ms":900,"count":2,"method":"POST","route":"/guilds/*/channels"}"""
        );

        await carl.AsksForTicket();

        await limited.HappensAsync(2);
        await carl.HasOneTicket(guild);
    }

    [Fact]
    public async Task A_ban_is_waited_out_and_what_it_held_up_is_done_once()
    {
        await using var sandbox = await SandboxServer.StartAsync(TestSandbox.Options with { InvalidRequestLimit = 5, BanSeconds = 4 });
        await using var bot = await TestBot.StartAsync(
            sandbox.Url,
            sandbox.BotToken,
            world.NewFolder(),
            new JsonArray(TestPlugins.Tickets())
        );
        await using var guild = await Guild.CreateAsync(sandbox.Url);
        await guild.SetsUpPatientlyAsync();
        var carl = await guild.Carl();
        await carl.Clicks("Tech support", "support");
        using var stranger = new HttpClient { BaseAddress = sandbox.Url };
        for (var i = 0; i < 5; i++)
            (await stranger.GetAsync("api/v10/users/@me")).Dispose();

        await carl.FillsInAnyhow(("description", Desk.Problem));

        await carl.HasOneTicket(guild);
    }

    [Fact]
    public async Task Heartbeats_that_stay_unanswered_are_a_dead_line_and_the_session_goes_on_over_a_new_one()
    {
        await using var sandbox = await SandboxServer.StartAsync(TestSandbox.Options with { HeartbeatIntervalMilliseconds = 2000 });
        await using var bot = await TestBot.StartAsync(
            sandbox.Url,
            sandbox.BotToken,
            world.NewFolder(),
            new JsonArray(TestPlugins.Tickets())
        );
        await using var guild = await Guild.CreateAsync(sandbox.Url);
        await guild.SetsUpPatientlyAsync();
        var carl = await guild.Carl();
        await using var deaf = await Fault.OfGatewayAsync(sandbox.Url, """{"kind":"no_ack"}""");
        // Whoever resumes has noticed that the line is dead.
        await using var resumed = await Fault.OfGatewayAsync(sandbox.Url, """{"kind":"duplicate","event":"RESUMED"}""");

        await deaf.HappensAsync();
        await resumed.HappensAsync();

        await carl.AsksForTicket();
        await carl.HasOneTicket(guild);
    }
}

/// <summary>The line breaks while people write.</summary>
public sealed class MissedWordsStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    [Theory]
    [InlineData("""{"kind":"drop","code":4000,"event":"MESSAGE_CREATE"}""", """{"kind":"reconnect","at":"hello"}""")]
    [InlineData("""{"kind":"drop","event":"MESSAGE_CREATE"}""", """{"kind":"drop","at":"hello","count":2}""")]
    [InlineData("""{"kind":"drop","code":4008,"event":"MESSAGE_CREATE","when":"after"}""", """{"kind":"drop","code":4000,"at":"resume"}""")]
    [InlineData(
        """{"kind":"drop","code":1001,"event":"MESSAGE_CREATE"}""",
        """{"kind":"invalid_session","resumable":true,"at":"resume"}"""
    )]
    [InlineData("""{"kind":"reconnect","event":"MESSAGE_CREATE"}""", """{"kind":"invalid_session","resumable":false,"at":"resume"}""")]
    [InlineData("""{"kind":"drop","code":4009,"event":"MESSAGE_CREATE"}""", """{"kind":"invalid_session","at":"identify"}""")]
    [InlineData("""{"kind":"invalid_session","event":"MESSAGE_CREATE"}""", """{"kind":"reconnect","at":"identify"}""")]
    public async Task What_is_written_while_the_line_is_broken_is_kept_once(string fault, string andThen)
    {
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        await using var guild = await world.NewGuildAsync();
        await guild.SetsUpPatientlyAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.Sees("Ticket 0001", Settled.Channel);
        await using var broken = await Fault.OfGatewayAsync(world.Url, fault);
        await using var again = await Fault.OfGatewayAsync(world.Url, andThen);

        foreach (var word in (string[])["one", "two", "three"])
            await carl.Writes(Settled.Channel, $"word {word}.");
        await broken.HappensAsync();
        await again.HappensAsync();
        await tess.ClicksUntilAnswered(await tess.Sees("Ticket 0001", Settled.Channel), "Close ticket");
        await tess.FillsIn(("reason", "Done"));

        var transcript = await carl.IsClosedOnce(guild);
        Assert.Equal((1, 1, 1), (transcript.Times("word one."), transcript.Times("word two."), transcript.Times("word three.")));
    }
}

internal static class Persistence
{
    /// <summary>Sets the guild up by a bot that has just started: it may take its time with the first answer.</summary>
    public static async Task SetsUpPatientlyAsync(this Guild guild)
    {
        var adam = await guild.Adam();
        for (var left = 5; ; left--)
        {
            try
            {
                await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));
                await adam.Sees("How can we help?", "support");
                return;
            }
            catch (RefusedException e) when (e.Status is 0 or 404 && left > 0)
            {
                // “The application did not respond”, or its commands are not there yet.
            }
        }
    }

    /// <summary>The customer who got no answer and no ticket tries once more, as a person would.</summary>
    public static async Task TriesAgainAsync(this Person customer)
    {
        await customer.ClicksUntilAnswered(await customer.Sees("How can we help?", "support"), "Tech support");
        if (customer.Form is not null)
            await customer.FillsIn(("description", Desk.Problem));
    }
}
