using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DCTicket.Benchmarks.Running;

namespace DCTicket.Benchmarks.Gateway;

/// <summary>The Sandbox as a process of its own, without limits.</summary>
internal sealed partial class SandboxProcess : IAsyncDisposable
{
    private const int GuildsAtOnce = 50;

    private readonly Child _process;
    private readonly HttpClient _http;

    private SandboxProcess(Child process, Uri url) =>
        (_process, _http) = (process, new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromMinutes(5) });

    public Uri Api => new(_http.BaseAddress!, "/api");

    public required string Token { get; init; }

    public static async Task<SandboxProcess> StartAsync(string folder)
    {
        string[] args = [Build.Program("Sandbox"), "--url", "http://127.0.0.1:0", "--data", "", "--level", "fast", "--faults"];
        var process = Child.Start("dotnet", args, folder);
        var url = new Uri(Address().Match(await process.PrintsAsync("listens on")).Groups[1].Value);
        using var http = new HttpClient { BaseAddress = url };
        var world = await http.GetFromJsonAsync<JsonObject>("/sandbox/world");
        return new SandboxProcess(process, url) { Token = (string)world!["bot"]!["token"]! };
    }

    /// <summary>Sends events to whichever bot is connected.</summary>
    public async Task SendAsync(string kind, int count)
    {
        var answer = await PostAsync("/sandbox/load/events", new JsonObject { ["kind"] = kind, ["count"] = count });
        if ((int)answer["sessions"]! != 1)
            throw new InvalidOperationException($"There are {answer["sessions"]} sessions and not the one that is measured.");
    }

    /// <summary>Adds servers until there are so many.</summary>
    public async Task GrowAsync(int guilds, int channels, int roles)
    {
        // The one that every Sandbox begins with is small, and counts.
        for (var left = guilds - 1; left > 0; left -= GuildsAtOnce)
            await PostAsync(
                "/sandbox/load/guilds",
                new JsonObject
                {
                    ["count"] = Math.Min(left, GuildsAtOnce),
                    ["channels"] = channels,
                    ["roles"] = roles,
                }
            );
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    [GeneratedRegex("listens on (http://[^/;]+)")]
    private static partial Regex Address();
}
