using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DCTicket.Testing;

/// <summary>A guild of a test's own, with its people.</summary>
public sealed partial class TestGuild : IAsyncDisposable
{
    private readonly Dictionary<string, Person> _people = [];
    private readonly Uri _sandbox;
    private readonly JsonObject _view;

    private TestGuild(Uri sandbox, JsonObject view, string applicationId)
    {
        _sandbox = sandbox;
        _view = view;
        ApplicationId = applicationId;
        Id = (string)view["id"]!;
    }

    public string Id { get; }

    public string ApplicationId { get; }

    /// <summary>Where it is.</summary>
    public Uri Sandbox => _sandbox;

    /// <summary>The ids of its roles, by name.</summary>
    public string Role(string name) => (string)_view["roles"]!.AsArray().First(r => (string?)r!["name"] == name)!["id"]!;

    public string Channel(string name) => (string)_view["channels"]!.AsArray().First(c => (string?)c!["name"] == name)!["id"]!;

    /// <summary>A text with names in the place of ids, and times that can be read.</summary>
    public string Readable(string text) =>
        Marks()
            .Replace(
                text,
                mark =>
                    mark.Groups["kind"].Value switch
                    {
                        "t" => DateTimeOffset
                            .FromUnixTimeSeconds(long.Parse(mark.Groups["id"].Value, CultureInfo.InvariantCulture))
                            .ToLocalTime()
                            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                        "@&" => "@" + NameOf("roles", mark),
                        "#" => "#" + NameOf("channels", mark),
                        _ => "@"
                            + (
                                _view["people"]!
                                    .AsArray()
                                    .FirstOrDefault(p => (string?)p!["id"] == mark.Groups["id"].Value)
                                    ?["global_name"]?.ToString()
                                ?? "DCTicket"
                            ),
                    }
            );

    private string NameOf(string list, Match mark) =>
        _view[list]!.AsArray().FirstOrDefault(item => (string?)item!["id"] == mark.Groups["id"].Value)?["name"]?.ToString() ?? "…";

    [GeneratedRegex(@"<(?<kind>t|@&|@|#):?!?(?<id>\d+)(?::[a-zA-Z])?>")]
    private static partial Regex Marks();

    public string Token(string name) => (string)Someone(name)["token"]!;

    public string PersonId(string name) => (string)Someone(name)["id"]!;

    public static async Task<TestGuild> CreateAsync(Uri sandbox, string name = "DCTicket Demo", bool unlisted = false)
    {
        using var http = new HttpClient { BaseAddress = sandbox };
        using var response = await http.PostAsJsonAsync("sandbox/guilds", new { name, unlisted });
        response.EnsureSuccessStatusCode();
        var view = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        var world = (await http.GetFromJsonAsync<JsonObject>("sandbox/world"))!;
        return new TestGuild(sandbox, view, (string)world["bot"]!["application_id"]!);
    }

    /// <summary>The guild that a Sandbox begins with. Its Olivia owns the bot.</summary>
    public static async Task<TestGuild> FirstAsync(Uri sandbox)
    {
        using var http = new HttpClient { BaseAddress = sandbox };
        var world = (await http.GetFromJsonAsync<JsonObject>("sandbox/world"))!;
        var view = world["guilds"]![0]!.DeepClone().AsObject();
        view["people"] = world["people"]!.DeepClone();
        return new TestGuild(sandbox, view, (string)world["bot"]!["application_id"]!);
    }

    public Task<Person> Olivia() => Person("Olivia");

    public Task<Person> Adam() => Person("Adam");

    public Task<Person> Tess() => Person("Tess");

    public Task<Person> Bill() => Person("Bill");

    public Task<Person> Carl() => Person("Carl");

    public Task<Person> Cora() => Person("Cora");

    public Task<Person> Chen() => Person("Chen");

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values)
            await person.DisposeAsync();
    }

    private JsonObject Someone(string name) =>
        _view["people"]!.AsArray().OfType<JsonObject>().First(p => (string?)p["global_name"] == name);

    private async Task<Person> Person(string name)
    {
        if (!_people.TryGetValue(name, out var person))
            _people[name] = person = await Testing.Person.ConnectAsync(this, name, PersonId(name), Token(name), _sandbox);
        return person;
    }
}
