using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Processes;

/// <summary>The real programs: the Sandbox as one process, the bot as another, which can end and start again on its data.</summary>
internal sealed class ProcessWorld : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(TestPlugins.Folder, "processes", Guid.NewGuid().ToString("N"));
    private readonly List<BotProcess> _bots = [];
    private BotProcess _sandbox = null!;
    private string _token = "";

    private ProcessWorld() { }

    public Uri Url { get; private set; } = null!;

    /// <summary>Starts the Sandbox.</summary>
    /// <param name="plugins">The entries of plugins.json; none for Tickets.</param>
    public static async Task<ProcessWorld> StartAsync(params JsonNode[] plugins)
    {
        var world = new ProcessWorld();
        Directory.CreateDirectory(world._folder);
        var entries = new JsonArray(plugins is [] ? [TestPlugins.Tickets("00:00:00")] : plugins);
        await File.WriteAllTextAsync(Path.Combine(world._folder, "plugins.json"), new JsonObject { ["plugins"] = entries }.ToJsonString());
        world._sandbox = BotProcess.Start(
            "Sandbox",
            world._folder,
            new Dictionary<string, string> { ["SANDBOX_ANSWER_SECONDS"] = $"{TestSandbox.Options.InteractionDeadlineSeconds}" },
            "--url",
            "http://127.0.0.1:0",
            "--data",
            Path.Combine(world._folder, "world")
        );
        await world._sandbox.PrintsAsync("/sandbox/world");
        world.Url = new Uri(Regex.Match(world._sandbox.Output, @"http://127\.0\.0\.1:\d+").Value);
        using var http = new HttpClient { BaseAddress = world.Url };
        world._token = (string)(await http.GetFromJsonAsync<JsonObject>("sandbox/world"))!["bot"]!["token"]!;
        return world;
    }

    /// <summary>Starts the bot, and waits until it is connected.</summary>
    /// <param name="fault">What the plugin Faulty does wrong.</param>
    /// <param name="until">What it prints that is waited for.</param>
    public async Task<BotProcess> StartBotAsync(string fault = "", string until = "Ready: connected to Discord")
    {
        var bot = BotProcess.Start(
            "Host",
            _folder,
            new Dictionary<string, string>
            {
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["DCTICKET_Discord__Token"] = _token,
                ["DCTICKET_Discord__RestUrl"] = new Uri(Url, "/api/v10/").ToString(),
                ["DCTICKET_Plugins__Folder"] = TestPlugins.Folder,
                ["DCTICKET_Alerts__DirectMessage"] = "true",
                ["FAULTY_FAULT"] = fault,
            }
        );
        _bots.Add(bot);
        await bot.PrintsAsync(until);
        return bot;
    }

    /// <summary>How far the bot had handled events when the session was saved last.</summary>
    public async Task<long> SavedSequenceAsync() => (long)(await ReadSessionAsync())["Session"]!["Sequence"]!;

    /// <summary>Leaves the session as it is when an event before this one was still in hand until the bot was killed.</summary>
    public async Task SetBackSessionAsync(long sequence)
    {
        var session = await ReadSessionAsync();
        session["Session"]!["Sequence"] = sequence;
        await File.WriteAllTextAsync(SessionFile, session.ToJsonString());
    }

    private string SessionFile => Path.Combine(_folder, "data", "session.json");

    private async Task<JsonNode> ReadSessionAsync() => JsonNode.Parse(await File.ReadAllTextAsync(SessionFile))!;

    public async ValueTask DisposeAsync()
    {
        // A test that failed has left its bot running.
        foreach (var bot in _bots)
            await bot.DisposeAsync();
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
