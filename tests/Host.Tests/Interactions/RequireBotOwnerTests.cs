using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class RequireBotOwnerTests : IDisposable
{
    private readonly TestHost _host = new TestHost().With("a", plugin => plugin.AddFeature<Feature>());

    public void Dispose() => _host.Dispose();

    // The member of these tests has the id 12.
    [Theory]
    [InlineData("""{ "owner": { "id": "12", "username": "carl" }, "team": null }""", true)]
    [InlineData("""{ "owner": { "id": "99", "username": "olga" }, "team": null }""", false)]
    [InlineData("""{ "owner": { "id": "12", "username": "team1" }, "team": { "owner_user_id": "99", "members": [] } }""", false)]
    [InlineData("""{ "team": { "owner_user_id": "12", "members": [] } }""", true)]
    [InlineData(
        """{ "team": { "owner_user_id": "99", "members": [{ "membership_state": 2, "role": "admin", "user": """
            + """{ "id": "12", "username": "carl" } }] } }""",
        true
    )]
    [InlineData(
        """{ "team": { "owner_user_id": "99", "members": [{ "membership_state": 2, "role": "developer", "user": """
            + """{ "id": "12", "username": "carl" } }] } }""",
        true
    )]
    [InlineData(
        """{ "team": { "owner_user_id": "99", "members": [{ "membership_state": 2, "role": "read_only", "user": """
            + """{ "id": "12", "username": "carl" } }] } }""",
        false
    )]
    [InlineData(
        """{ "team": { "owner_user_id": "99", "members": [{ "membership_state": 1, "role": "admin", "user": """
            + """{ "id": "12", "username": "carl" } }] } }""",
        false
    )]
    [InlineData(
        """{ "team": { "owner_user_id": "99", "members": [{ "membership_state": 2, "role": "janitor", "user": """
            + """{ "id": "12", "username": "carl" } }] } }""",
        false
    )]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    public async Task The_owner_of_the_bot_and_those_who_act_for_its_team_may(string application, bool may)
    {
        await _host.StartAsync();
        _host.Connection.Answer = Application(application);

        _host.Command(100, "costs");

        Assert.Equal(may ? "Costs" : "Only the bot’s owner can do this.", await AnswerAsync(1));
    }

    [Fact]
    public async Task Who_owns_the_bot_is_asked_now_and_then_and_remembered_while_Discord_is_away()
    {
        await _host.StartAsync();
        _host.Connection.Answer = Application("""{ "owner": { "id": "12", "username": "carl" } }""");
        _host.Command(100, "costs");
        Assert.Equal("Costs", await AnswerAsync(1));
        _host.Command(101, "costs");
        Assert.Equal("Costs", await AnswerAsync(2));
        Assert.Single(_host.Connection.Requests, request => request == "GET @me");

        _host.Time.Advance(TimeSpan.FromMinutes(10));
        _host.Connection.OnRequest = request =>
            request.Path == "applications/@me" ? throw new DiscordException(503, 0, "away", "GET applications/@me") : Task.CompletedTask;
        _host.Command(102, "costs");
        Assert.Equal("Costs", await AnswerAsync(3));

        _host.Connection.OnRequest = _ => Task.CompletedTask;
        _host.Connection.Answer = Application("""{ "owner": { "id": "99", "username": "olga" } }""");
        _host.Command(103, "costs");
        Assert.Equal("Only the bot’s owner can do this.", await AnswerAsync(4));
    }

    private static Func<DiscordRequest, string?> Application(string json)
    {
        if (JsonNode.Parse(json) is JsonObject application)
        {
            application["id"] = "1";
            json = application.ToJsonString();
        }

        return request => request.Path == "applications/@me" ? json : null;
    }

    private async Task<string> AnswerAsync(int count)
    {
        var answers = await Wait.UntilAsync<IReadOnlyList<string>>(() =>
            _host.Connection.Requests.Where(request => request.StartsWith("POST callback", StringComparison.Ordinal)).ToList() is { } all
            && all.Count == count
                ? all
                : null
        );
        return (string)JsonNode.Parse(answers[^1]["POST callback ".Length..])!["data"]!["content"]!;
    }

    private sealed class Feature
    {
        [Command("costs", "Shows costs"), RequireBotOwner]
        public static Task<Reply> ShowAsync(CommandContext context) => Task.FromResult<Reply>("Costs");
    }
}
