using System.Text.Json.Nodes;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Health;

/// <summary>The pages of /plugins.</summary>
public sealed class PluginListTests : IDisposable
{
    private readonly TestHost _host = new TestHost().WithHostCommands();

    public PluginListTests()
    {
        for (var number = 1; number <= 23; number++)
            _host.With($"plugin{number:00}", _ => { });
        _host.Permissions = "8";
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Many_plugins_come_in_pages_of_ten_that_an_administrator_turns()
    {
        await _host.StartAsync();
        _host.Command(100, "plugins");
        var first = await _host.AnswerAsync(1);
        Assert.Equal((10, "Page 1 of 3", true, false), Page(first));
        Assert.Contains("**plugin10**", Text(first), StringComparison.Ordinal);

        _host.Click(101, CustomId(first, "Next"));
        var second = await _host.AnswerAsync(2);
        Assert.Equal((10, "Page 2 of 3", false, false), Page(second));
        Assert.Contains("**plugin11**", Text(second), StringComparison.Ordinal);

        _host.Click(102, CustomId(second, "Next"));
        var last = await _host.AnswerAsync(3);
        Assert.Equal((3, "Page 3 of 3", false, true), Page(last));

        _host.Click(103, CustomId(last, "Previous"));
        Assert.Contains("**plugin20**", Text(await _host.AnswerAsync(4)), StringComparison.Ordinal);
        _host.Click(104, CustomId(last, "Refresh"));
        Assert.Contains("**plugin23**", Text(await _host.AnswerAsync(5)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "Page 1 of 3")]
    [InlineData(7, "Page 3 of 3")]
    public async Task A_page_that_is_not_there_any_more_is_the_nearest_one(int page, string shown)
    {
        await _host.StartAsync();

        _host.Click(100, $"host:plugins-page:{page}");

        Assert.Equal(shown, Footer(await _host.AnswerAsync(1)));
    }

    [Fact]
    public async Task The_pages_are_there_in_Traditional_Chinese()
    {
        await _host.StartAsync();
        _host.Locale = "zh-TW";

        _host.Command(100, "plugins");

        var answer = await _host.AnswerAsync(1);
        Assert.Equal("外掛", (string?)answer["embeds"]![0]!["title"]);
        Assert.Equal("第 1 頁，共 3 頁", Footer(answer));
        Assert.Equal(["查看詳細資訊…", "上一頁", "重新整理", "下一頁"], Controls(answer).Select(Label));
    }

    private static IEnumerable<JsonNode> Controls(JsonObject message) =>
        message["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray())!;

    private static string Label(JsonNode control) => (string)(control["label"] ?? control["placeholder"])!;

    private static string CustomId(JsonObject message, string label) => (string)Find(message, label)["custom_id"]!;

    private static JsonNode Find(JsonObject message, string label) => Controls(message).First(control => Label(control) == label);

    private static string Text(JsonObject message) => (string)message["embeds"]![0]!["description"]!;

    private static string? Footer(JsonObject message) => (string?)message["embeds"]![0]!["footer"]?["text"];

    private static (int Plugins, string? Footer, bool IsFirst, bool IsLast) Page(JsonObject message) =>
        (
            Text(message).Split("**plugin").Length - 1,
            Footer(message),
            (bool?)Find(message, "Previous")["disabled"] ?? false,
            (bool?)Find(message, "Next")["disabled"] ?? false
        );
}
