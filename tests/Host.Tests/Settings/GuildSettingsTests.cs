using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Settings;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Settings;

public sealed class GuildSettingsTests : IDisposable
{
    private static readonly Snowflake Guild = new(10);

    private readonly TestHost _host = new TestHost { Permissions = "32" }
        .WithHostCommands()
        .With("a", plugin => plugin.AddGuildSettings<Rules>())
        .With("b", plugin => plugin.AddGuildSettings<Rules>());

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Settings_are_kept_per_plugin_and_server_and_read_again_at_the_next_start()
    {
        await _host.StartAsync();
        var (a, b) = (SettingsOf("a"), SettingsOf("b"));
        Assert.Equal(new Rules(), await a.GetAsync(Guild, CancellationToken.None));

        await a.UpdateAsync(Guild, rules => rules with { Max = 7, Key = new Secret("hunter2") }, CancellationToken.None);

        var set = await a.GetAsync(Guild, CancellationToken.None);
        Assert.Equal((7, "hunter2"), (set.Max, set.Key?.Reveal()));
        Assert.Same(set, await a.GetAsync(Guild, CancellationToken.None));
        Assert.Equal(new Rules(), await a.GetAsync(new Snowflake(11), CancellationToken.None));
        Assert.Equal(new Rules(), await b.GetAsync(Guild, CancellationToken.None));
        var next = new GuildSettingsStore(_host.Plugins);
        await next.LoadAsync(CancellationToken.None);
        Assert.Equal(_host.HostData.Settings.Find("a", Guild), next.Find("a", Guild));
        Assert.DoesNotContain("hunter2", next.Find("a", Guild), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_at_the_same_time_undo_none_of_each_other()
    {
        await _host.StartAsync();
        var settings = SettingsOf("a");

        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => settings.UpdateAsync(Guild, rules => rules with { Max = rules.Max + 1 }, CancellationToken.None))
        );

        Assert.Equal(new Rules().Max + 20, (await settings.GetAsync(Guild, CancellationToken.None)).Max);
    }

    [Fact]
    public async Task A_value_that_its_annotations_refuse_is_not_saved()
    {
        await _host.StartAsync();
        var settings = SettingsOf("a");

        await Assert.ThrowsAsync<ValidationException>(() =>
            settings.UpdateAsync(Guild, rules => rules with { Name = "Anna", Max = 101 }, CancellationToken.None)
        );

        Assert.Equal(new Rules(), await settings.GetAsync(Guild, CancellationToken.None));
    }

    [Fact]
    public async Task A_modal_that_was_open_while_somebody_else_changed_the_same_saves_nothing_and_shows_the_new_card()
    {
        await _host.StartAsync();
        var mine = await OpenAsync(100, "Max");
        var theirs = await OpenAsync(101, "Max");
        var other = await OpenAsync(102, "Name");
        Assert.Contains("Saved", await SubmitAsync(103, theirs, "5"), StringComparison.Ordinal);
        Assert.Contains("Saved", await SubmitAsync(104, other, "Anna"), StringComparison.Ordinal);

        var answer = await SubmitAsync(105, mine, "9");

        Assert.Contains("Somebody else changed “Max” in the meantime", answer, StringComparison.Ordinal);
        var now = await SettingsOf("a").GetAsync(Guild, CancellationToken.None);
        Assert.Equal((5, "Anna"), (now.Max, now.Name));
    }

    private GuildSettings<Rules> SettingsOf(string plugin) => _host[plugin].Services.GetRequiredService<GuildSettings<Rules>>();

    private async Task<string> OpenAsync(ulong id, string setting)
    {
        _host.Click(id, $"host:settings-edit:a:{setting}");
        return (string)(await LastAsync(id))["custom_id"]!;
    }

    private async Task<string> SubmitAsync(ulong id, string modal, string value)
    {
        _host.Receive(
            id,
            5,
            new JsonObject
            {
                ["custom_id"] = modal,
                ["components"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 18,
                        ["component"] = new JsonObject
                        {
                            ["type"] = 4,
                            ["custom_id"] = "value",
                            ["value"] = value,
                        },
                    }
                ),
            }
        );
        return (string)(await LastAsync(id))["content"]!;
    }

    // Each interaction of a test is answered once, from 100 on.
    private async Task<JsonNode> LastAsync(ulong id)
    {
        const string start = "POST callback ";
        var answers = await Wait.UntilAsync<IReadOnlyList<string>>(() =>
            _host.Connection.Requests.Where(request => request.StartsWith(start, StringComparison.Ordinal)).ToList() is { } all
            && all.Count == (int)id - 99
                ? all
                : null
        );
        return JsonNode.Parse(answers[^1][start.Length..])!["data"]!;
    }

    private sealed record Rules
    {
        [Range(1, 100)]
        public int Max { get; init; } = 3;

        public string Name { get; init; } = "";

        public Secret? Key { get; init; }
    }
}
