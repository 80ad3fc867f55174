using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Rest;

namespace DCTicket.Discord.Native.Tests.Rest;

public sealed class DeadWebhookTests
{
    private static readonly DiscordException Unknown = new(404, 10015, "Unknown Webhook", "POST webhooks/:id/:token");

    [Fact]
    public void Two_tokens_whose_short_hashes_are_the_same_are_two_webhooks()
    {
        var (one, other) = FindTwins();
        Assert.NotEqual(RouteOf(one).MajorId, RouteOf(other).MajorId);
        var dead = new InvalidWebhookCache();
        dead.Note(RouteOf(one), Unknown);
        dead.Check(RouteOf(other));
        Assert.Throws<DiscordException>(() => dead.Check(RouteOf(one)));
    }

    [Fact]
    public void A_route_tells_nothing_of_its_token_and_is_the_same_in_the_next_process()
    {
        var route = RouteOf("aW50ZXJhY3Rpb246secret");
        Assert.Equal("100000000000000005/4f53cda18c2baa0c0354bb5f9a3ecbe5".Length, route.MajorId.Length);
        Assert.DoesNotContain("secret", $"{route}", StringComparison.Ordinal);
        Assert.Equal(route, RouteOf("aW50ZXJhY3Rpb246secret"));
    }

    [Fact]
    public void The_dead_webhooks_do_not_grow_without_end()
    {
        var dead = new InvalidWebhookCache();
        for (var i = 0; i < 25_000; i++)
            dead.Note(RouteOf($"token{i}"), Unknown);
        Assert.InRange(dead.Count, 5_000, 10_100);
        Assert.Throws<DiscordException>(() => dead.Check(RouteOf("token24999")));
    }

    private static RequestRoute RouteOf(string token) =>
        RequestRoute.Of(new DiscordRequest(HttpMethod.Post, $"webhooks/100000000000000005/{token}"));

    private static (string One, string Other) FindTwins()
    {
        var seen = new Dictionary<int, string>();
        for (var i = 0; ; i++)
        {
            var token = "t" + i.ToString(CultureInfo.InvariantCulture);
            var hash = token.GetHashCode(StringComparison.Ordinal);
            if (seen.TryGetValue(hash, out var twin))
                return (twin, token);
            seen[hash] = token;
        }
    }
}
