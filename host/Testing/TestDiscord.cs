using System.Text.Json.Nodes;
using DCTicket.Sandbox;

namespace DCTicket.Testing;

/// <summary>
/// A Discord on this machine, with a bot in this process that has the plugins of a test. A start takes a second or two: share it among the
/// tests of a class or an assembly, and give each test a guild of its own. The environment variable <c>DCTICKET_TEST_ANSWER_SECONDS</c>
/// gives handlers more than Discord's three seconds on a slow machine.
/// </summary>
public sealed class TestDiscord : IAsyncDisposable
{
    private readonly SandboxServer _sandbox;
    private readonly IReadOnlyList<TestPlugin> _plugins;
    private readonly bool _isFolderTemporary;
    private Bot? _bot;

    private TestDiscord(SandboxServer sandbox, TestDiscordOptions options)
    {
        _sandbox = sandbox;
        _plugins = options.Plugins;
        _isFolderTemporary = options.Folder is null;
        Folder = options.Folder ?? Directory.CreateTempSubdirectory("dcticket-test-").FullName;
    }

    /// <summary>The address, which a browser can open while the test waits.</summary>
    public Uri Url => _sandbox.Url;

    /// <summary>The folder of the bot: <c>data</c> with a database per plugin, <c>logs</c> and plugins.json.</summary>
    public string Folder { get; }

    /// <summary>The bot; it changes with <see cref="RestartBotAsync"/>.</summary>
    public Bot Bot => _bot!;

    /// <summary>Starts a Discord and a bot with these plugins.</summary>
    public static Task<TestDiscord> StartAsync(params IReadOnlyList<TestPlugin> plugins) =>
        StartAsync(new TestDiscordOptions { Plugins = plugins });

    /// <inheritdoc cref="StartAsync(IReadOnlyList{TestPlugin})"/>
    public static async Task<TestDiscord> StartAsync(TestDiscordOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Url = new Uri("http://127.0.0.1:0"), InteractionDeadlineSeconds = AnswerTime.Seconds }
        );
        var discord = new TestDiscord(sandbox, options);
        try
        {
            await discord.StartBotAsync();
            return discord;
        }
        catch
        {
            await discord.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates a guild with the bot, channels, roles, and persons who are members.</summary>
    public Task<TestGuild> NewGuildAsync() => TestGuild.CreateAsync(Url);

    /// <summary>Stops the bot and starts it again on the same data.</summary>
    public async Task RestartBotAsync()
    {
        await Bot.DisposeAsync();
        await StartBotAsync();
    }

    /// <summary>Reads what the bot has logged so far, such as why a plugin stays off.</summary>
    public string ReadLog()
    {
        var text = "";
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "logs")).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            text += reader.ReadToEnd();
        }

        return text;
    }

    /// <summary>Stops both.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        await _sandbox.DisposeAsync();
        if (_isFolderTemporary && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private async Task StartBotAsync() =>
        _bot = await Bot.StartAsync(Url, _sandbox.BotToken, Folder, new JsonArray([.. _plugins.Select(plugin => plugin.ToEntry())]));
}
