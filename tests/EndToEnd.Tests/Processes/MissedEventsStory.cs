using System.Text;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Processes;

/// <summary>What happens while the bot is away for a moment: Discord brings it when the bot goes on with its session.</summary>
public sealed class MissedEventsStory : IAsyncLifetime
{
    private ProcessWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ProcessWorld.StartAsync();

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_written_while_the_bot_was_away_is_archived_and_a_click_of_then_is_not_answered_late(bool killed)
    {
        await using var guild = await Guild.CreateAsync(_world.Url);
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        var bot = await _world.StartBotAsync();
        await guild.SetUpAsync();
        await carl.OpensTicket();
        await tess.Sees("Ticket 0001", "tech-0001");

        await EndAsync(bot, killed);
        await carl.Edits(await carl.Writes("tech-0001", "It says 500 now"), "It says 503 now");
        // Nobody could read this one from Discord later; only the missed events tell of it.
        await carl.Deletes(await carl.Writes("tech-0001", "My password is hunter2"));
        var click = await Assert.ThrowsAsync<RefusedException>(() => carl.Clicks("Close ticket", "tech-0001"));
        Assert.Contains("did not answer in time", click.Message, StringComparison.Ordinal);

        bot = await _world.StartBotAsync();
        Assert.Contains("missed events were replayed", bot.Output, StringComparison.Ordinal);
        await bot.PrintsAsync("it is too late to answer");
        Assert.Null(carl.Form);
        await carl.ClicksUntilAnswered(await carl.Sees("Ticket 0001", "tech-0001"), "Close ticket");
        await carl.FillsIn(("reason", "Done"));

        var transcript = await TranscriptAsync(tess, await tess.Sees("Ticket 0001 closed", "ticket-log"));
        Assert.Contains("It says 503 now", transcript, StringComparison.Ordinal);
        Assert.Contains("My password is hunter2", transcript, StringComparison.Ordinal);
        await EndAsync(bot, killed: false);
    }

    [Fact]
    public async Task A_ticket_out_of_sight_stays_open_and_an_outage_of_the_server_closes_nothing()
    {
        await using var guild = await Guild.CreateAsync(_world.Url);
        var (carl, tess, adam) = (await guild.Carl(), await guild.Tess(), await guild.Adam());
        var bot = await _world.StartBotAsync();
        await guild.SetUpAsync();
        await carl.OpensTicket();
        await tess.Sees("Ticket 0001", "tech-0001");
        using var sandbox = new HttpClient { BaseAddress = _world.Url };
        var id = (string)JsonNode.Parse(await sandbox.GetStringAsync("sandbox/world"))!["bot"]!["id"]!;
        var overwrite = $"channels/{tess.Channel("tech-0001")}/permissions/{id}";
        var before = (await adam.SendAsync(HttpMethod.Get, $"channels/{tess.Channel("tech-0001")}", null))["permission_overwrites"]!
            .AsArray()
            .First(o => (string?)o!["id"] == id)!;

        await adam.SendAsync(HttpMethod.Put, overwrite, Body("""{"type":1,"allow":"0","deny":"1024"}"""));
        await sandbox.PostAsync("sandbox/gateway/invalidate", Body("""{"resumable":false}"""));
        await bot.PrintsAsync("Failed to fetch missed messages");
        await tess.Sees("cannot see the channels of some open tickets", "ticket-log");
        await adam.SendAsync(HttpMethod.Put, overwrite, Body($$"""{"type":1,"allow":"{{before["allow"]}}","deny":"{{before["deny"]}}"}"""));

        await sandbox.PostAsync($"sandbox/guilds/{guild.Id}/outage", Body("{}"));
        await carl.Writes("tech-0001", "Written while Discord is down");
        await sandbox.DeleteAsync($"sandbox/guilds/{guild.Id}/outage");
        await carl.Writes("tech-0001", "And after it");
        await tess.ClosesTicket("tech-0001", "Done");
        var transcript = await TranscriptAsync(tess, await tess.Sees("Ticket 0001 closed", "ticket-log"));
        Assert.Contains("Written while Discord is down", transcript, StringComparison.Ordinal);
        await EndAsync(bot, killed: false);

        static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");
    }

    [Fact]
    public async Task A_channel_that_was_deleted_while_the_bot_was_away_closes_its_ticket_and_servers_are_known_by_name_again()
    {
        await using var guild = await Guild.CreateAsync(_world.Url);
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        var bot = await _world.StartBotAsync();
        await guild.SetUpAsync();
        await carl.OpensTicket();

        await EndAsync(bot, killed: false);
        await (await guild.Adam()).DeletesChannel("tech-0001");

        bot = await _world.StartBotAsync();
        Assert.Contains("missed events were replayed", bot.Output, StringComparison.Ordinal);
        await tess.Sees("Ticket 0001 closed", "ticket-log");
        await carl.OpensTicket();
        await carl.SeesChannel("tech-0002");
        await carl.ClosesTicket("tech-0002");
        await carl.Sees("DCTicket Demo");
        await EndAsync(bot, killed: false);
    }

    [Fact]
    public async Task A_command_is_not_carried_out_again_though_a_slow_message_kept_the_session_before_the_last_resume()
    {
        await using var guild = await Guild.CreateAsync(_world.Url);
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        var bot = await _world.StartBotAsync();
        await guild.SetUpAsync();
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await EndAsync(bot, killed: false);
        var before = await _world.SavedSequenceAsync();

        await carl.Writes("tech-0001", "Anybody there?");
        bot = await _world.StartBotAsync();
        await tess.Runs("/staff note add", "tech-0001", ("text", "Tell the bank."));
        await tess.Sees("Note saved");
        await EndAsync(bot, killed: true);
        await _world.SetBackSessionAsync(before);

        // Discord brings all once more: the message, the RESUMED of then, and the command after it.
        bot = await _world.StartBotAsync();
        await tess.Runs("/staff note list", "tech-0001");
        var notes = await tess.Sees("Tell the bank.");
        Assert.Equal(2, Person.TextOf(notes).Split("Tell the bank.").Length);
        await EndAsync(bot, killed: false);
    }

    private static async Task EndAsync(BotProcess bot, bool killed)
    {
        if (killed)
        {
            await bot.KillAsync();
        }
        else
        {
            await bot.StopAsync();
            Assert.Equal(0, bot.ExitCode);
        }

        await bot.DisposeAsync();
    }

    private static async Task<string> TranscriptAsync(Person reader, JsonObject message) =>
        Encoding.UTF8.GetString(await reader.Opens(message["attachments"]!.AsArray().OfType<JsonObject>().First()));
}
