using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Faults;

/// <summary>Something that goes wrong at the Sandbox, until it is disposed. See “Faults” in the Sandbox's README.</summary>
internal sealed class Fault : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpClient _http;
    private readonly int _id;

    private Fault(HttpClient http, int id) => (_http, _id) = (http, id);

    /// <summary>Asks for a fault of the bot's connection.</summary>
    public static async Task<Fault> OfGatewayAsync(Uri sandbox, string fault)
    {
        var http = new HttpClient { BaseAddress = sandbox };
        using var response = await http.PostAsync("sandbox/faults", JsonContent.Create(JsonNode.Parse(fault)));
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(response.IsSuccessStatusCode, body!.ToJsonString());
        return new Fault(http, (int)body["id"]!);
    }

    /// <summary>Waits until it has happened, for a story without its fault proves nothing.</summary>
    public async Task HappensAsync(int times = 1)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await HitsAsync() < times)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        using (await _http.DeleteAsync($"sandbox/faults/{_id}"))
            _http.Dispose();
    }

    private async Task<int> HitsAsync()
    {
        var faults = await _http.GetFromJsonAsync<JsonArray>("sandbox/faults");
        return (int)faults!.First(f => (int)f!["id"]! == _id)!["hits"]!;
    }
}

internal static class Breaking
{
    /// <summary>Asks for a fault of the bot's requests or events, in this guild alone.</summary>
    public static Task<Fault> Breaks(this Guild guild, string fault)
    {
        var scoped = JsonNode.Parse(fault)!.AsObject();
        scoped["guild"] = guild.Id;
        return Fault.OfGatewayAsync(guild.Sandbox, scoped.ToJsonString());
    }

    /// <summary>Somebody comes back.</summary>
    public static async Task JoinsAsync(this Guild guild, Person person)
    {
        using var http = new HttpClient { BaseAddress = guild.Sandbox };
        (await http.PostAsJsonAsync($"sandbox/guilds/{guild.Id}/members", new { user_id = person.Id })).EnsureSuccessStatusCode();
        await person.SeesChannel("support");
    }

    /// <summary>Somebody does something by hand, just before or after a request of the bot's.</summary>
    public static Task<Fault> ByHand(
        this Guild guild,
        string when,
        string method,
        string route,
        string action,
        string path,
        JsonObject? body = null
    ) =>
        guild.Breaks(
            new JsonObject
            {
                ["kind"] = "hand",
                ["when"] = when,
                ["method"] = method,
                ["route"] = route,
                ["hand"] = new JsonObject
                {
                    ["method"] = action,
                    ["path"] = path,
                    ["body"] = body?.DeepClone(),
                },
            }.ToJsonString()
        );
}
