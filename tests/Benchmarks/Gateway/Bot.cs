using System.Text.Json;
using System.Text.Json.Nodes;
using DCTicket.Benchmarks.Running;

namespace DCTicket.Benchmarks.Gateway;

/// <summary>What a bot has used so far.</summary>
/// <param name="Cpu">Microseconds of processor time, in user and kernel mode, of all its threads.</param>
/// <param name="Messages">How many its handler has had.</param>
/// <param name="Guilds">How many servers it was told of.</param>
/// <param name="Allocated">Bytes; 0 where that is not known.</param>
/// <param name="Rss">Bytes of memory that it holds.</param>
/// <param name="Heap">Bytes of its managed heap.</param>
internal sealed record Cost(double Cpu, long Messages, long Guilds, long Allocated, long Rss, long Heap);

/// <summary>What a bot is to do.</summary>
internal sealed record Duty
{
    /// <summary>Whether it has a handler of messages.</summary>
    public bool Messages { get; init; }

    /// <summary>Whether Tickets is on, which wants only the messages of its tickets; ours only.</summary>
    public bool Tickets { get; init; }

    /// <summary>Whether it has a handler of servers that become available.</summary>
    public bool Guilds { get; init; }

    /// <summary>Whether the gateway packs what it sends.</summary>
    public bool Packed { get; init; }

    /// <summary>Whether it collects its garbage after it has told what it used, and tells it once more.</summary>
    public bool Collects { get; init; }
}

/// <summary>A bot that is measured, as a process of its own.</summary>
internal sealed class Bot : IAsyncDisposable
{
    // GUILDS, GUILD_MEMBERS, GUILD_MESSAGES and MESSAGE_CONTENT: what our host asks for.
    private const int Intents = 1 | 2 | 512 | 32768;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Child _process;

    private Bot(Child process) => _process = process;

    public int Id => _process.Id;

    /// <summary>
    /// The whole host, with Tickets as it is shipped, and no grace time; as it was built, or as it was published to a folder.
    /// </summary>
    public static async Task<Bot> StartWithTicketsAsync(SandboxProcess sandbox, Duty duty, string folder, string? published = null)
    {
        var shipped = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(Build.Root, "plugins.json")),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }
        )!;
        shipped["plugins"]!.AsArray().First(plugin => (string?)plugin!["id"] == "tickets")!["settings"]!["graceTime"] = "00:00:00";
        // A customer of the benchmarks has as many tickets as there can be, as fast as they come.
        var settings = shipped["plugins"]!.AsArray().First(plugin => (string?)plugin!["id"] == "tickets")!["settings"]!;
        settings["floodLimit"] = 0;
        foreach (var department in settings["departments"]!.AsArray())
            department!["limits"] = new JsonObject { ["maxOpen"] = 25 };
        await File.WriteAllTextAsync(Path.Combine(folder, "plugins.json"), shipped.ToJsonString());
        var environment = Environment(duty);
        environment["DCTICKET_Discord__Token"] = sandbox.Token;
        environment["DCTICKET_Discord__RestUrl"] = $"{sandbox.Api}/v10/";
        environment["DCTICKET_Plugins__Folder"] = published is null ? Build.Plugins : Path.Combine(published, "plugins");
        // A folder with a runtime of its own starts by its own program alone.
        return await ReadyAsync(
            published is not null && File.Exists(Path.Combine(published, "libhostfxr.so"))
                ? Child.Start(Path.Combine(published, "DCTicket.Host"), [], folder, environment)
                : Child.Start(
                    "dotnet",
                    [published is null ? Build.Program("Host") : Path.Combine(published, "DCTicket.Host.dll")],
                    folder,
                    environment
                )
        );
    }

    /// <summary>The whole host, with a plugin that counts.</summary>
    public static Task<Bot> StartOursAsync(SandboxProcess sandbox, Duty duty, string folder)
    {
        var environment = Environment(duty);
        environment["DCTICKET_Discord__Token"] = sandbox.Token;
        environment["DCTICKET_Discord__RestUrl"] = $"{sandbox.Api}/v10/";
        environment["DCTICKET_Discord__Compress"] = duty.Packed ? "true" : "false";
        environment["DCTICKET_Plugins__Folder"] = Path.GetDirectoryName(Build.TestPlugins)!;
        var tickets = duty.Tickets
            ? """,{"id":"tickets","assembly":"plugins/Tickets/DCTicket.Tickets.dll","required":true,"settings":"""
                + """{"departments":[{"key":"tech","name":{"en":"Tech support"},"roles":["Tech Support"]}]}}"""
            : "";
        File.WriteAllText(
            Path.Combine(folder, "plugins.json"),
            $$"""{"plugins":[{"id":"counter","assembly":"test-plugins/Counter/DCTicket.Counter.dll","required":true}{{tickets}}]}"""
        );
        return ReadyAsync(Child.Start("dotnet", [Build.Program("Host")], folder, environment));
    }

    /// <summary>The whole host, with the plugins in the folder “plugins” of a folder that has their plugins.json.</summary>
    public static Task<Bot> StartWithPluginsAsync(SandboxProcess sandbox, string folder)
    {
        var environment = Environment(new Duty { Messages = true });
        environment["DCTICKET_Discord__Token"] = sandbox.Token;
        environment["DCTICKET_Discord__RestUrl"] = $"{sandbox.Api}/v10/";
        environment["DCTICKET_Plugins__Folder"] = Path.Combine(folder, "plugins");
        return ReadyAsync(Child.Start("dotnet", [Build.Program("Host")], folder, environment));
    }

    /// <summary>The same on discord.js.</summary>
    public static Task<Bot> StartDiscordJsAsync(SandboxProcess sandbox, Duty duty, string folder)
    {
        var environment = Environment(duty);
        environment["COUNTER_API"] = sandbox.Api.ToString();
        environment["COUNTER_TOKEN"] = sandbox.Token;
        environment["COUNTER_INTENTS"] = $"{Intents}";
        environment["COUNTER_PACKED"] = duty.Packed ? "1" : "0";
        var script = Path.Combine(Build.Root, "tests", "Conformance", "benchmark", "counter.js");
        return ReadyAsync(Child.Start("node", ["--expose-gc", script], folder, environment));
    }

    /// <summary>Waits until it tells what it has used.</summary>
    public async Task<Cost> TellsAsync() =>
        JsonSerializer.Deserialize<Cost>((await _process.PrintsAsync("cost {"))["cost ".Length..], Json)!;

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<Bot> ReadyAsync(Child process)
    {
        await process.PrintsAsync("Ready: connected to Discord");
        return new Bot(process);
    }

    private static Dictionary<string, string> Environment(Duty duty) =>
        new()
        {
            ["COUNTER_MESSAGES"] = duty.Messages ? "1" : "0",
            ["COUNTER_GUILDS"] = duty.Guilds ? "1" : "0",
            ["COUNTER_COLLECT"] = duty.Collects ? "1" : "0",
        };
}
