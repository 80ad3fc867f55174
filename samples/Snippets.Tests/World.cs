using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Persons;
using DCTicket.Sandbox;

namespace Snippets.Tests;

/// <summary>A Sandbox, and a bot with Tickets and this plugin.</summary>
public sealed class World : IAsyncLifetime
{
    private static readonly JsonObject Entry = new() { ["id"] = "snippets", ["assembly"] = "samples/Snippets/Snippets.dll" };
    private SandboxServer? _sandbox;
    private Bot? _bot;

    /// <summary>The plugin's settings; null for none.</summary>
    public JsonObject? Settings { get; init; }

    /// <summary>Kept for the analysis of failures.</summary>
    public string Folder { get; } = Path.Combine(TestPlugins.Folder, "snippets-tests", Guid.NewGuid().ToString("N"));

    public static string PluginFolder => Path.Combine(TestPlugins.Folder, "samples", "Snippets");

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { Url = new Uri("http://127.0.0.1:0") });
        _bot = await StartBotAsync();
    }

    public Task<Guild> NewGuildAsync() => Guild.CreateAsync(_sandbox!.Url);

    /// <summary>Restarts the bot with the same data.</summary>
    public async Task RestartAsync()
    {
        await _bot!.DisposeAsync();
        _bot = await StartBotAsync();
    }

    /// <summary>The bot's log so far.</summary>
    public string Log()
    {
        var text = "";
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "logs")))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            text += reader.ReadToEnd();
        }

        return text;
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }

    private Task<Bot> StartBotAsync()
    {
        var entry = Entry.DeepClone().AsObject();
        entry["settings"] = Settings?.DeepClone();
        if (Settings is null)
            entry.Remove("settings");
        return Bot.StartAsync(_sandbox!.Url, _sandbox.BotToken, Folder, new JsonArray(TestPlugins.Tickets(), entry));
    }
}
