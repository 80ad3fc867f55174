using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Tests.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Tests.Health;

/// <summary>The menus and buttons by which the bot's owner looks at parked events, delivers them again and drops them.</summary>
public sealed class RetryParkedEventsTests : IDisposable
{
    private const string Gone = "This event is no longer parked. Please refresh.";
    private readonly TestHost _host = new TestHost().WithHostCommands().With("shop", plugin => plugin.AddDatabase<ShopDbContext>());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Deliver again")]
    [InlineData("Drop")]
    public async Task The_owner_retries_or_drops_an_event_once(string button)
    {
        var row = await ParkAsync("lamp");
        await ParkAsync("chair");
        _host.Choose(100, "host:plugin", "shop");
        var details = await _host.AnswerAsync(1);
        Assert.Contains("**2 events are parked**", Text(details), StringComparison.Ordinal);
        Assert.Contains("⏸️ Sold → books/Write", Text(details), StringComparison.Ordinal);

        _host.Choose(101, CustomId(details, "View a parked event …"), row.ToString(null, null));
        var parked = await _host.AnswerAsync(2);
        Assert.Contains("For `books/Write` · from <t:1767225600:f> · attempts: 10", Text(parked), StringComparison.Ordinal);
        Assert.Contains("`out of ink`", Text(parked), StringComparison.Ordinal);

        _host.Click(102, CustomId(parked, button));
        Assert.Contains("**1 event is parked**", Text(await _host.AnswerAsync(3)), StringComparison.Ordinal);
        var after = await FindAsync(row);
        if (button == "Drop")
            Assert.Null(after);
        else
            Assert.Equal((_host.Time.GetUtcNow(), 0), (after!.DueAt, after.Attempts));

        _host.Click(103, CustomId(parked, button));
        Assert.Equal(Gone, (string?)(await _host.AnswerAsync(4))["content"]);
        _host.Choose(104, "host:parked:shop", row.ToString(null, null));
        Assert.Equal(Gone, (string?)(await _host.AnswerAsync(5))["content"]);
    }

    [Fact]
    public async Task The_owner_retries_all_events_of_a_plugin_at_once()
    {
        long[] rows = [await ParkAsync("lamp"), await ParkAsync("chair")];
        _host.Click(100, "host:plugin-show:shop");

        _host.Click(101, CustomId(await _host.AnswerAsync(1), "Deliver all again"));

        Assert.DoesNotContain("parked", Text(await _host.AnswerAsync(2)), StringComparison.Ordinal);
        foreach (var row in rows)
            Assert.Equal(_host.Time.GetUtcNow(), (await FindAsync(row))!.DueAt);
    }

    [Theory]
    [InlineData("plugin", "shop")]
    [InlineData("parked:shop", "1")]
    [InlineData("plugin-show:shop", null)]
    [InlineData("parked-retry:shop:1", null)]
    [InlineData("parked-drop:shop:1", null)]
    [InlineData("parked-retry-all:shop", null)]
    public async Task Nobody_else_sees_or_changes_anything_not_even_an_administrator(string customId, string? value)
    {
        var row = await ParkAsync("lamp");
        Assert.Equal(1, row);
        _host.Permissions = "8";
        _host.Connection.Answer = request =>
            request.Path == "applications/@me" ? """{ "id": "1", "owner": { "id": "99", "username": "olga" } }""" : null;

        if (value is null)
            _host.Click(100, $"host:{customId}");
        else
            _host.Choose(100, $"host:{customId}", value);

        var answer = await _host.AnswerAsync(1);
        Assert.Equal("Only the bot’s owner can do this.", (string?)answer["content"]);
        Assert.Null(answer["embeds"]);
        Assert.Equal((null, 10), ((await FindAsync(row))!.DueAt, (await FindAsync(row))!.Attempts));
    }

    [Fact]
    public async Task All_of_it_is_there_in_Traditional_Chinese()
    {
        var row = await ParkAsync("lamp");
        _host.Locale = "zh-TW";
        _host.Choose(100, "host:plugin", "shop");
        var details = await _host.AnswerAsync(1);
        Assert.Contains("**1 個事件已擱置**", Text(details), StringComparison.Ordinal);
        Assert.Equal(["查看擱置的事件…", "所有外掛", "重新整理", "全部重新傳送"], Labels(details));

        _host.Choose(101, CustomId(details, "查看擱置的事件…"), row.ToString(null, null));
        var parked = await _host.AnswerAsync(2);
        Assert.Contains("對象：`books/Write` · 時間：<t:1767225600:f> · 嘗試 10 次", Text(parked), StringComparison.Ordinal);
        Assert.Equal("捨棄後將不再傳送。", (string?)parked["embeds"]![0]!["footer"]!["text"]);
        Assert.Equal(["重新傳送", "捨棄", "返回"], Labels(parked));

        _host.Click(102, CustomId(parked, "捨棄"));
        await _host.AnswerAsync(3);
        _host.Click(103, CustomId(parked, "捨棄"));
        Assert.Equal("此事件已不在擱置中，請重新整理。", (string?)(await _host.AnswerAsync(4))["content"]);
    }

    private static IEnumerable<JsonNode> Controls(JsonObject message) =>
        message["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray())!;

    private static string Label(JsonNode control) => (string)(control["label"] ?? control["placeholder"])!;

    private static IEnumerable<string> Labels(JsonObject message) => Controls(message).Select(Label);

    private static string CustomId(JsonObject message, string label) =>
        (string)Controls(message).First(control => Label(control) == label)["custom_id"]!;

    private static string Text(JsonObject message) => (string)message["embeds"]![0]!["description"]!;

    private async Task<long> ParkAsync(string what)
    {
        if (_host.Plugins.All.Count == 0)
            await _host.StartAsync();
        await using var db = _host["shop"].Database!.CreateContext();
        var row = new OutboxRow
        {
            EventId = Guid.NewGuid(),
            EventType = typeof(Sold).FullName!,
            Payload = "{}",
            OrderKey = what,
            Subscriber = "books/Write",
            RaisedAt = _host.Time.GetUtcNow(),
            DueAt = null,
            Attempts = 10,
            LastError = "out of ink",
        };
        db.Add(row);
        await db.SaveChangesAsync(Token);
        return row.Id;
    }

    private async Task<OutboxRow?> FindAsync(long id)
    {
        await using var db = _host["shop"].Database!.CreateContext();
        return await db.Set<OutboxRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, Token);
    }
}
