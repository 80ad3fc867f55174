using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace DCTicket.Testing;

/// <summary>
/// Somebody in front of Discord: sees what the gateway brings, clicks, fills in, writes. Speaks to the Sandbox by REST and gateway alone,
/// as Discord's own client does.
/// </summary>
public sealed partial class Person : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;
    private readonly PersonGateway _gateway;
    private readonly TestGuild _guild;

    private Person(TestGuild guild, string name, string id, HttpClient http, PersonGateway gateway)
    {
        _guild = guild;
        Name = name;
        Id = id;
        _http = http;
        _gateway = gateway;
    }

    public string Name { get; }

    public string Id { get; }

    public static async Task<Person> ConnectAsync(TestGuild guild, string name, string id, string token, Uri sandbox)
    {
        var http = new HttpClient { BaseAddress = new Uri(sandbox, "/api/v10/") };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token);
        return new Person(
            guild,
            name,
            id,
            http,
            await PersonGateway.ConnectAsync(sandbox, token, (gateway, channel) => _ = LoadAsync(http, gateway, channel))
        );
    }

    private static async Task LoadAsync(HttpClient http, PersonGateway gateway, JsonObject channel)
    {
        if ((int)channel["type"]! == 4)
            return;
        using var response = await http.GetAsync($"channels/{channel["id"]}/messages?limit=50");
        if (!response.IsSuccessStatusCode)
            return;
        foreach (var message in JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray().OfType<JsonObject>())
            gateway.AddOld(message);
    }

    /// <summary>The channels of the guild that this person has in the list, by name.</summary>
    public IEnumerable<string> Channels =>
        _gateway
            .Channels.Values.Where(c => (string?)c["guild_id"] == _guild.Id || c["guild_id"] is null)
            .Select(c => (string?)c["name"] ?? "");

    /// <summary>Waits for a message with this text, anywhere that this person can see.</summary>
    public Task<JsonObject> Sees(string text, string? channel = null) =>
        Eventually(
            () => Messages(channel).LastOrDefault(m => TextOf(m).Contains(text, StringComparison.Ordinal)),
            () => $"{Name} to see “{text}”"
        );

    public async Task SeesChannel(string name) =>
        await Eventually(() => Channels.FirstOrDefault(c => c == name), () => $"{Name} to see the channel {name}");

    public async Task SeesNoChannel(string name) =>
        await Eventually(() => Channels.Contains(name) ? null : name, () => $"{Name} not to see the channel {name} any more");

    /// <summary>The id of a channel that this person sees, by name.</summary>
    public string Channel(string name) =>
        _gateway.Channels.Values.Where(c => (string?)c["name"] == name).Select(c => (string)c["id"]!).FirstOrDefault()
        ?? throw new UnreachableException($"{Name} sees no channel {name}, only {string.Join(", ", Channels)}.");

    /// <summary>What this person sees in a channel now, oldest first; everywhere when no channel is given.</summary>
    public IEnumerable<JsonObject> Messages(string? channel = null)
    {
        var ids = _gateway
            .Channels.Values.Where(c => channel is null || (string?)c["name"] == channel)
            .Select(c => (string)c["id"]!)
            .ToHashSet();
        return _gateway
            .Messages.Values.Where(m => channel is null || ids.Contains((string)m["channel_id"]!))
            .OrderBy(m => ulong.Parse((string)m["id"]!, null));
    }

    public async Task<JsonObject> Writes(string channel, string text, params (string Name, byte[] Content, string Type)[] files)
    {
        using var content = Multipart(
            JsonContent.Create(new { content = text }),
            [.. files.Select(file => new Upload(file.Name, file.Content, file.Type))]
        );
        return await SendAsync(HttpMethod.Post, $"channels/{Channel(channel)}/messages", content);
    }

    public Task Edits(JsonObject message, string text) =>
        SendAsync(
            HttpMethod.Patch,
            $"channels/{message["channel_id"]}/messages/{message["id"]}",
            JsonContent.Create(new { content = text })
        );

    public Task Deletes(JsonObject message) =>
        SendAsync(HttpMethod.Delete, $"channels/{message["channel_id"]}/messages/{message["id"]}", null);

    public Task DeletesChannel(string name) => SendAsync(HttpMethod.Delete, $"channels/{Channel(name)}", null);

    /// <summary>The bytes of a message's attachment.</summary>
    public async Task<byte[]> Opens(JsonObject attachment) => await _http.GetByteArrayAsync((string)attachment["url"]!);

    public async Task<JsonObject> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new RefusedException((int)response.StatusCode, $"{Name}: {method} {path}: {(int)response.StatusCode} {body}");
        return body.Length == 0 ? [] : JsonNode.Parse(body) as JsonObject ?? [];
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _http.Dispose();
    }

    private static MultipartFormDataContent Multipart(HttpContent json, IReadOnlyList<Upload> files)
    {
        var content = new MultipartFormDataContent { { json, "payload_json" } };
        foreach (var (index, file) in files.Index())
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue(file.Type);
            content.Add(part, $"files[{index}]", file.Name);
        }

        return content;
    }

    /// <summary>All the text of a message that a person can read.</summary>
    public static string TextOf(JsonObject message)
    {
        var texts = new List<string?> { (string?)message["content"] };
        foreach (var embed in message["embeds"]?.AsArray() ?? [])
        {
            texts.AddRange([
                (string?)embed!["title"],
                (string?)embed["description"],
                (string?)embed["footer"]?["text"],
                (string?)embed["author"]?["name"],
            ]);
            foreach (var field in embed["fields"]?.AsArray() ?? [])
                texts.AddRange([(string?)field!["name"], (string?)field["value"]]);
        }

        texts.AddRange(Buttons(message).Select(b => (string?)b["label"]));
        texts.AddRange((message["attachments"]?.AsArray() ?? []).Select(a => (string?)a!["filename"]));
        return string.Join('\n', texts.Where(text => !string.IsNullOrEmpty(text)));
    }

    public static IEnumerable<JsonObject> Buttons(JsonObject message) =>
        (message["components"]?.AsArray() ?? []).SelectMany(row => row!["components"]?.AsArray() ?? []).OfType<JsonObject>();

    public async Task<T> Eventually<T>(Func<T?> look, Func<string> what, TimeSpan? atMost = null)
        where T : class
    {
        var patience = atMost ?? Patience;
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var changed = _gateway.NextChange();
            if (look() is { } found)
                return found;
            var left = patience - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                throw new TimeoutException($"Waited {patience.TotalSeconds} s for {what()}.\n{Name} sees:\n{Describe()}");
            await changed.WaitAsync(left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private string Describe() =>
        $"channels: {string.Join(", ", Channels)}\n"
        + string.Join(
            '\n',
            Messages().Select(m => $"[{m["channel_id"]}] {m["author"]?["username"]}: {TextOf(m).ReplaceLineEndings(" / ")}")
        )
        + $"\nfailures: {string.Join(", ", _gateway.Failures)}";
}
