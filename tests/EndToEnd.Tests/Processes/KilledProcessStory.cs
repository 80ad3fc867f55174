using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Persons;
using DCTicket.EndToEnd.Tests.Tickets;

namespace DCTicket.EndToEnd.Tests.Processes;

/// <summary>The real programs: the Sandbox as one process, the bot as another, which is killed by SIGKILL and started again.</summary>
public sealed class KilledProcessStory : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(TestPlugins.Folder, "processes", Guid.NewGuid().ToString("N"));
    private BotProcess _sandbox = null!;
    private Uri _url = null!;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "plugins.json"), new JsonObject { ["plugins"] = new JsonArray(TestPlugins.Tickets("00:00:00")) }.ToJsonString());
        _sandbox = BotProcess.Start("Sandbox", _folder, new Dictionary<string, string>(), "--url", "http://127.0.0.1:0", "--data", Path.Combine(_folder, "world"));
        await _sandbox.PrintsAsync("/sandbox/world");
        _url = new Uri(System.Text.RegularExpressions.Regex.Match(_sandbox.Output, @"http://127\.0\.0\.1:\d+").Value);
        using var http = new HttpClient { BaseAddress = _url };
        _token = (string)(await http.GetFromJsonAsync<JsonObject>("sandbox/world"))!["bot"]!["token"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(120)]
    public async Task Killed_in_the_middle_of_opening_and_closing_nothing_is_lost_or_doubled(int milliseconds)
    {
        await using var guild = await Guild.CreateAsync(_url);
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        var bot = await StartBotAsync();
        await guild.SetUpAsync();
        await carl.Clicks("Tech support", "support");

        bot = await KillDuringAsync(bot, carl.FillsIn(("description", Desk.Problem)), milliseconds);
        await carl.ClicksUntilAnswered(await carl.Sees("How can we help?", "support"), "Tech support");
        if (carl.Form is not null)
            await carl.FillsIn(("description", Desk.Problem));
        await carl.SeesChannel("tech-0001");
        await tess.Sees("Ticket 0001", "tech-0001");
        await carl.ClicksUntilAnswered(await carl.Sees("Ticket 0001", "tech-0001"), "Close ticket");

        bot = await KillDuringAsync(bot, carl.FillsIn(("reason", "Done")), milliseconds);
        if (carl.Messages("tech-0001").FirstOrDefault(m => Person.TextOf(m).Contains("Ticket 0001", StringComparison.Ordinal)) is { } welcome && await StillAsksAsync(carl, welcome))
            await carl.FillsIn(("reason", "Done"));
        await carl.Sees("Here is all that was written");
        await carl.SeesNoChannel("tech-0001");
        await tess.Sees("Ticket 0001 closed", "ticket-log");
        await tess.SeesNoChannel("tech-0001");

        Assert.Single(carl.Messages(), m => Person.TextOf(m).Contains("Here is all that was written", StringComparison.Ordinal));
        Assert.Single(tess.Messages("ticket-log"));
        Assert.DoesNotContain(tess.Channels, name => name.StartsWith("tech-", StringComparison.Ordinal));
        Assert.True(await bot.StopAsync() < TimeSpan.FromSeconds(10));
        Assert.Equal(0, bot.ExitCode);
        await bot.DisposeAsync();
    }

    private async Task<BotProcess> KillDuringAsync(BotProcess bot, Task acting, int milliseconds)
    {
        await acting.WaitAsync(TimeSpan.FromMilliseconds(milliseconds)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await bot.KillAsync();
        await bot.DisposeAsync();
        // Nobody waits for a dead bot's answer; the person hears of it in due time.
        _ = acting.ContinueWith(task => task.Exception, TaskScheduler.Default);
        return await StartBotAsync();
    }

    private static async Task<bool> StillAsksAsync(Person carl, JsonObject welcome)
    {
        try
        {
            await carl.ClicksUntilAnswered(welcome, "Close ticket");
            return carl.Form is not null;
        }
        catch (RefusedException)
        {
            // The channel went at this very moment.
            return false;
        }
    }

    private async Task<BotProcess> StartBotAsync()
    {
        var bot = BotProcess.Start("Host", _folder, new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["DCTICKET_Discord__Token"] = _token,
            ["DCTICKET_Discord__RestUrl"] = new Uri(_url, "/api/v10/").ToString(),
            ["DCTICKET_Plugins__Folder"] = TestPlugins.Folder,
        });
        await bot.PrintsAsync("Ready: connected to Discord");
        return bot;
    }
}
