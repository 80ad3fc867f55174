using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Sandbox.Tests.Support;

/// <summary>A Sandbox of one's own, with one guild, its people and the bot.</summary>
public sealed class Town : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly List<GatewayClient> _gateways = [];
    private readonly JsonNode _world;

    private Town(SandboxServer server, HttpClient http, JsonNode world)
    {
        (Server, _http, _world) = (server, http, world);
        Bot = new Rest(http, "Bot " + server.BotToken);
        Open = new Rest(http, null);
    }

    public SandboxServer Server { get; }
    public Rest Bot { get; }
    public Rest Open { get; }
    public JsonNode Guild => _world["guilds"]![0]!;
    public string GuildId => (string)Guild["id"]!;
    public string ApplicationId => (string)_world["bot"]!["application_id"]!;

    public static Task<Town> StartAsync(
        TimeProvider? time = null,
        bool limits = false,
        string? folder = null,
        string? record = null,
        bool privileged = true
    )
    {
        var options = new SandboxOptions();
        return StartAsync(
            options with
            {
                Time = time ?? TimeProvider.System,
                RateLimits = limits,
                DataFolder = folder,
                RecordFolder = record ?? options.RecordFolder,
                IdentifyWindowSeconds = 0,
                PrivilegedIntents = privileged,
            }
        );
    }

    public static async Task<Town> StartAsync(SandboxOptions options)
    {
        var server = await SandboxServer.StartAsync(options with { Url = new Uri("http://127.0.0.1:0") });
        var http = new HttpClient { BaseAddress = server.Url };
        return new Town(server, http, (await new Rest(http, null).GetAsync("/sandbox/world")).Body!);
    }

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public string Channel(string name) => (string)Guild["channels"]!.AsArray().First(c => (string)c!["name"]! == name)!["id"]!;

    public string Role(string name) => (string)Guild["roles"]!.AsArray().First(r => (string)r!["name"]! == name)!["id"]!;

    public string UserId(string name) => (string)Person(name)["id"]!;

    public Rest As(string name) => new(_http, (string)Person(name)["token"]!);

    public async Task<GatewayClient> BotGatewayAsync(int intents = GatewayClient.AllIntents)
    {
        var gateway = await GatewayClient.IdentifyAsync(Server.Url, Server.BotToken, intents);
        _gateways.Add(gateway);
        return gateway;
    }

    public async Task<GatewayClient> GatewayAsync(string name)
    {
        var gateway = await GatewayClient.IdentifyAsync(Server.Url, (string)Person(name)["token"]!);
        _gateways.Add(gateway);
        return gateway;
    }

    /// <summary>Gives the bot's own role some more permission bits.</summary>
    public async Task BotMayAsync(params int[] bits)
    {
        var role = Guild["roles"]!.AsArray().First(r => (string)r!["name"]! == "DCTicket")!;
        var permissions = bits.Aggregate(
            ulong.Parse((string)role["permissions"]!, CultureInfo.InvariantCulture),
            (all, bit) => all | (1UL << bit)
        );
        var reply = await As("olivia")
            .PatchAsync($"/guilds/{GuildId}/roles/{role["id"]}", new JsonObject { ["permissions"] = $"{permissions}" });
        Assert.Equal(200, reply.Status);
    }

    /// <summary>Registers a slash command in the guild and gives its object.</summary>
    public async Task<JsonNode> CommandAsync(JsonObject command)
    {
        var reply = await Bot.PostAsync($"/applications/{ApplicationId}/guilds/{GuildId}/commands", command);
        Assert.Equal(201, reply.Status);
        return reply.Body!;
    }

    public JsonObject Interaction(int type, string channel, GatewayClient session, JsonObject data) =>
        new()
        {
            ["type"] = type,
            ["application_id"] = ApplicationId,
            ["guild_id"] = GuildId,
            ["channel_id"] = channel,
            ["session_id"] = session.SessionId,
            ["nonce"] = Guid.NewGuid().ToString("N")[..20],
            ["data"] = data,
        };

    /// <summary>Somebody runs a command; gives what the bot got.</summary>
    public async Task<JsonNode> RunAsync(
        string name,
        GatewayClient session,
        GatewayClient bot,
        JsonNode command,
        JsonArray? options = null,
        string? channel = null
    )
    {
        var data = new JsonObject
        {
            ["id"] = (string)command["id"]!,
            ["type"] = 1,
            ["name"] = (string)command["name"]!,
        };
        if (options is not null)
            data["options"] = options;
        var reply = await As(name).PostAsync("/interactions", Interaction(2, channel ?? Channel("general"), session, data));
        Assert.True(reply.Status == 204, reply.Body?.ToJsonString());
        return (await bot.WaitAsync("INTERACTION_CREATE"))["d"]!;
    }

    public Task<Reply> AnswerAsync(JsonNode interaction, int type, JsonObject? data = null, bool response = false) =>
        Open.PostAsync(
            $"/interactions/{interaction["id"]}/{interaction["token"]}/callback?with_response={(response ? "true" : "false")}",
            data is null ? new JsonObject { ["type"] = type } : new JsonObject { ["type"] = type, ["data"] = data }
        );

    public string Hook(JsonNode interaction) => $"/webhooks/{ApplicationId}/{interaction["token"]}";

    public async Task<(int Status, string Text)> DownloadAsync(string url)
    {
        using var response = await _http.GetAsync(new Uri(url));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
            await gateway.DisposeAsync();
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private JsonNode Person(string name) => _world["people"]!.AsArray().First(p => (string)p!["username"]! == name)!;
}
