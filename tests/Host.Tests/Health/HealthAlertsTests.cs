using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Health;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace DCTicket.Host.Tests.Health;

/// <summary>What the bot's owner is told of failing plugins, and how often.</summary>
public sealed class HealthAlertsTests : IDisposable
{
    private const string Webhook = "webhooks/123/secret";
    private const string DirectMessages = "channels/77/messages";
    private readonly TestHost _host = new TestHost().WithHostCommands().With("books", _ => { });
    private readonly LogLines<AlertSender> _log = new();
    private Func<DiscordRequest, bool> _refused = _ => false;

    public HealthAlertsTests()
    {
        var application = _host.Connection.Answer;
        _host.Connection.Answer = request =>
            request.Path switch
            {
                "users/@me/channels" => """{ "id": "77", "type": 1 }""",
                DirectMessages => """{ "id": "78", "channel_id": "77", "author": { "id": "2", "username": "bot" } }""",
                _ => application(request),
            };
        _host.Connection.OnRequest = request =>
            _refused(request) ? throw new DiscordException(404, 10015, "Unknown Webhook", "send a message") : Task.CompletedTask;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<JsonObject> ToWebhook => To(Webhook);

    private IEnumerable<JsonObject> ToOwner => To(DirectMessages);

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_owner_is_told_of_a_problem_once_and_again_when_it_stays_or_returns()
    {
        await _host.StartAsync();
        using var alerts = Alerts(webhook: true);
        Fail(10);

        await alerts.TellAsync(Token);
        await alerts.TellAsync(Token);
        Assert.StartsWith("🟡 **books**: Write has failed 10 times in a row", Content(Assert.Single(ToWebhook)), StringComparison.Ordinal);

        _host.Time.Advance(TimeSpan.FromDays(1));
        await alerts.TellAsync(Token);
        Assert.Equal(2, ToWebhook.Count());

        _host.Results.RecordSuccess("books", "Write");
        await alerts.TellAsync(Token);
        Fail(10);
        await alerts.TellAsync(Token);
        Assert.Equal(2, ToWebhook.Count());
        _host.Results.RecordSuccess("books", "Write");
        await alerts.TellAsync(Token);
        _host.Time.Advance(TimeSpan.FromHours(1));
        Fail(10);
        await alerts.TellAsync(Token);
        Assert.Equal(3, ToWebhook.Count());
        Assert.Empty(ToOwner);
    }

    [Fact]
    public async Task A_direct_message_goes_to_the_owner_and_pings_nobody()
    {
        await _host.StartAsync();
        using var alerts = Alerts(owner: true);
        Fail(10, "@everyone");

        await alerts.TellAsync(Token);

        Assert.Equal("12", (string?)Assert.Single(To("users/@me/channels"))["recipient_id"]);
        var message = Assert.Single(ToOwner);
        Assert.StartsWith("🟡 **books**: Write has failed 10 times in a row", Content(message), StringComparison.Ordinal);
        Assert.All(["parse", "users", "roles"], kind => Assert.Empty(message["allowed_mentions"]![kind]!.AsArray()));
        Assert.Empty(ToWebhook);
    }

    [Fact]
    public async Task A_crash_is_told_at_the_next_start_and_only_while_it_is_new()
    {
        await _host.StartAsync();
        _host.Change("books", plugin => plugin with { CrashedAt = _host.Time.GetUtcNow() - TimeSpan.FromMinutes(1) });

        using (var alerts = Alerts(owner: true))
            await alerts.TellAsync(Token);
        _host.Time.Advance(TimeSpan.FromHours(1));
        using (var alerts = Alerts(owner: true))
            await alerts.TellAsync(Token);

        Assert.Equal("🟢 **books**: 💥 Last crash of the whole bot: <t:1767225540:f>", Content(Assert.Single(ToOwner)));
    }

    [Fact]
    public async Task Where_one_place_takes_nothing_the_other_is_told_once_all_the_same()
    {
        await _host.StartAsync();
        using var alerts = Alerts(webhook: true, owner: true);
        _refused = request => request.Path == Webhook;
        Fail(10);

        for (var look = 0; look < 3; look++)
            await alerts.TellAsync(Token);

        Assert.Single(ToOwner);
        Assert.Single(ToWebhook);
        var line = Assert.Single(_log);
        Assert.Contains("Failed to send an alert by Alerts:Webhook (send a message: Unknown Webhook)", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_has_got_is_sent_again_and_logged_once()
    {
        await _host.StartAsync();
        using var alerts = Alerts(owner: true);
        _refused = request => request.Path == DirectMessages;
        Fail(10);
        await alerts.TellAsync(Token);
        await alerts.TellAsync(Token);
        Assert.Single(_log);

        _refused = _ => false;
        await alerts.TellAsync(Token);
        await alerts.TellAsync(Token);

        Assert.Equal(3, ToOwner.Count());
    }

    [Fact]
    public async Task Many_problems_are_one_message_of_a_length_that_Discord_takes()
    {
        await _host.StartAsync();
        using var alerts = Alerts(webhook: true);
        for (var handler = 0; handler < 100; handler++)
            Fail(10, "ink", $"Write{handler}");

        await alerts.TellAsync(Token);

        Assert.InRange(Content(Assert.Single(ToWebhook)).Length, 1000, 2000);
    }

    private static string Content(JsonObject message) => (string)message["content"]!;

    private HealthAlerts Alerts(bool webhook = false, bool owner = false) =>
        new(_host.Health, Sender(webhook, owner), _host.Time, NullLogger<HealthAlerts>.Instance);

    private AlertSender Sender(bool webhook, bool owner) =>
        new(
            _host.Connection,
            _host.Plugins,
            _host.Settings with
            {
                AlertWebhook = webhook ? Webhook : null,
                AlertOwner = owner,
            },
            _host.Time,
            _log
        );

    private IEnumerable<JsonObject> To(string path) =>
        _host
            .Connection.Sent.Where(request => request.Path == path)
            .Select(request => JsonNode.Parse(request.Json!.Value.Span)!.AsObject());

    private void Fail(int times, string why = "ink", string handler = "Write")
    {
        for (var i = 0; i < times; i++)
            _host.Results.RecordFailure("books", handler, new InvalidOperationException(why));
    }
}
