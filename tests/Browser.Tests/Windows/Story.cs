using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Sandbox;
using DCTicket.Testing;
using Microsoft.Playwright;

namespace DCTicket.Browser.Tests.Windows;

/// <summary>A Sandbox with a bot for each test, and windows onto it. When the test is over, no window may have had an error.</summary>
public abstract class Story(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Window> _windows = [];
    private readonly Watch _watch = new();
    private SandboxServer? _sandbox;
    private Bot? _bot;

    /// <summary>Files of this test; left behind for whoever looks into a failure.</summary>
    protected string Folder { get; } = Path.Combine(TestPlugins.Folder, "browser", TestContext.Current.Test!.UniqueID[..12]);

    protected virtual string GraceTime => "00:00:30";

    public async ValueTask InitializeAsync()
    {
        _ = chromium.Browser;
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        var options = new SandboxOptions
        {
            Url = new Uri("http://127.0.0.1:0"),
            InteractionDeadlineSeconds = TestSandbox.Options.InteractionDeadlineSeconds,
        };
        _sandbox = await SandboxServer.StartAsync(options, SandboxLog.Create(Path.Combine(Folder, "sandbox.log")));
        _bot = await TestBot.StartAsync(_sandbox.Url, _sandbox.BotToken, Folder, new JsonArray(TestPlugins.Tickets(GraceTime)));
    }

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            await PhotographAsync();
        await LeaveAsync();
        await StopBotAsync();
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
        if (!_watch.Complaints.IsEmpty)
            Assert.Fail(string.Join('\n', _watch.Complaints));
    }

    /// <summary>A window of somebody's own, with nothing remembered.</summary>
    protected async Task<Window> WindowAsync(
        string address,
        ColorScheme colors = ColorScheme.Dark,
        int width = 1280,
        int height = 800,
        bool isPhone = false
    )
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = colors,
                Locale = "en-US",
                ReducedMotion = ReducedMotion.Reduce,
                HasTouch = isPhone,
                IsMobile = isPhone,
            }
        );
        context.SetDefaultTimeout(15_000);
        await _watch.OnAsync(context);
        var window = new Window(await context.NewPageAsync());
        _windows.Add(window);
        await window.Page.GotoAsync(new Uri(_sandbox!.Url, address).ToString());
        return window;
    }

    protected Task<Window> Person(string name, string channel, ColorScheme colors = ColorScheme.Dark) =>
        WindowAsync($"/?person={name}&channel={channel}", colors);

    protected Task<Window> PhoneAsync(string address, ColorScheme colors = ColorScheme.Dark) =>
        WindowAsync(address, colors, 390, 844, isPhone: true);

    /// <summary>Changes the demo server by hand, as its owner may.</summary>
    protected async Task ByOwnerAsync(HttpMethod method, Func<JsonNode, string> route)
    {
        using var http = new HttpClient { BaseAddress = _sandbox!.Url };
        var world = JsonNode.Parse(await http.GetStringAsync("sandbox/world"))!;
        var guild = world["guilds"]![0]!;
        var owner = world["people"]!.AsArray().First(p => (string?)p!["id"] == (string?)guild["owner_id"])!;
        using var request = new HttpRequestMessage(method, $"api/v10/guilds/{guild["id"]}/{route(guild)}");
        request.Headers.TryAddWithoutValidation("Authorization", (string?)owner["token"]);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Adam sets the server up and leaves.</summary>
    protected async Task SetUpAsync()
    {
        var adam = await Person("adam", "support");
        await adam.SetsUp();
        _windows.Remove(adam);
        await adam.Page.Context.CloseAsync();
    }

    protected async Task StopBotAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
    }

    private async Task PhotographAsync()
    {
        var test = TestContext.Current.TestMethod?.MethodName;
        for (var i = 0; i < _windows.Count; i++)
            await _windows[i].Page.ScreenshotAsync(new() { Path = Window.PhotographPath($"failed-{test}-{i}") });
    }

    private async Task LeaveAsync()
    {
        foreach (var window in _windows)
            await window.Page.Context.CloseAsync();
    }
}
