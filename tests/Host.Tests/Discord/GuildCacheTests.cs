using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;

namespace DCTicket.Host.Tests.Discord;

/// <summary>The gateway's events tell what decides on permissions.</summary>
public sealed class GuildCacheTests
{
    private static readonly Snowflake Guild = new(10);

    private readonly GuildCache _cache = new(new(9), new(1));

    public GuildCacheTests() =>
        Apply(
            "GUILD_CREATE",
            """
            {"id":"10","name":"Server","owner_id":"1","roles":[{"id":"10","name":"@everyone","permissions":"1024"},{"id":"20",
            "name":"Bot","permissions":"16"}],
             "channels":[{"id":"30","type":0,"name":"a","permission_overwrites":[{"id":"20","type":0,"allow":"0","deny":"1024"}]},
                         {"id":"31","type":0,"name":"___hidden___","flags":131072,"permission_overwrites":[]}],
             "members":[{"user":{"id":"9","username":"bot"},"roles":["20"]},{"user":{"id":"8","username":"tess"},"roles":[]}]}
            """
        );

    [Fact]
    public void A_server_is_known_from_its_announcement()
    {
        var state = _cache.Find(Guild)!;
        Assert.Equal(new Snowflake(1), state.Guild.OwnerId);
        Assert.Equal([new Snowflake(20)], state.Bot.Roles);
        Assert.Equal("a", state.FindChannel(new(30))!.Name);
        Assert.Null(state.FindChannel(new(31)));
        Assert.Null(_cache.Find(new(11)));
    }

    [Fact]
    public void Roles_channels_and_the_bots_own_member_follow_their_events()
    {
        Apply("GUILD_ROLE_UPDATE", """{"guild_id":"10","role":{"id":"20","name":"Bot","permissions":"32"}}""");
        Apply("GUILD_ROLE_CREATE", """{"guild_id":"10","role":{"id":"21","name":"New","permissions":"0"}}""");
        Apply("CHANNEL_UPDATE", """{"guild_id":"10","id":"30","type":0,"name":"b"}""");
        Apply("CHANNEL_CREATE", """{"guild_id":"10","id":"32","type":0,"name":"c"}""");
        Apply("CHANNEL_DELETE", """{"guild_id":"10","id":"31","type":0,"name":"x"}""");
        Apply(
            "GUILD_MEMBER_UPDATE",
            """{"guild_id":"10","user":{"id":"9","username":"bot"},"roles":["20","21"]"""
                + ""","communication_disabled_until":"2027-01-01T00:00:00+00:00"}"""
        );
        Apply("GUILD_MEMBER_UPDATE", """{"guild_id":"10","user":{"id":"8","username":"tess"},"roles":["9"]}""");
        Apply("GUILD_UPDATE", """{"id":"10","name":"Server","owner_id":"2"}""");

        var state = _cache.Find(Guild)!;
        Assert.Equal(new Snowflake(2), state.Guild.OwnerId);
        Assert.Equal(Permissions.ManageGuild, state.Roles.Single(role => role.Id == new Snowflake(20)).Permissions);
        Assert.Equal(["b", "c"], state.Channels.OrderBy(channel => channel.Id.Value).Select(channel => channel.Name));
        Assert.Equal(2027, state.Bot.CommunicationDisabledUntil!.Value.Year);
        Assert.Equal(2, state.Bot.Roles.Count);
    }

    [Fact]
    public void A_deleted_role_takes_its_overwrites_along()
    {
        Apply("GUILD_ROLE_DELETE", """{"guild_id":"10","role_id":"20"}""");
        var state = _cache.Find(Guild)!;
        Assert.Empty(state.FindChannel(new(30))!.PermissionOverwrites);
        Assert.Empty(state.Bot.Roles);
    }

    [Fact]
    public void A_server_in_an_outage_stays_known_and_one_that_was_left_does_not()
    {
        Apply("GUILD_DELETE", """{"id":"10","unavailable":true}""");
        Assert.NotNull(_cache.Find(Guild));
        Apply("GUILD_DELETE", """{"id":"10"}""");
        Assert.Null(_cache.Find(Guild));
    }

    [Fact]
    public void What_cannot_be_read_changes_nothing()
    {
        Apply("CHANNEL_UPDATE", "[]");
        Apply("GUILD_ROLE_UPDATE", """{"guild_id":"10","role":null}""");
        Assert.Equal(2, _cache.Find(Guild)!.Roles.Count);
    }

    [Fact]
    public async Task One_question_serves_all_until_the_gateway_tells_of_the_server()
    {
        var other = new Snowflake(11);
        var (asked, answer) = (0, new TaskCompletionSource<GuildState>());
        Task<GuildState> FetchAsync() =>
            _cache.FetchAsync(
                other,
                () =>
                {
                    asked++;
                    return answer.Task;
                },
                TestContext.Current.CancellationToken
            );
        var both = Task.WhenAll(FetchAsync(), FetchAsync());
        answer.SetResult(_cache.Find(Guild)!);
        await both;
        await FetchAsync();
        Assert.Equal(1, asked);

        Apply("GUILD_ROLE_DELETE", """{"guild_id":"11","role_id":"20"}""");
        answer = new TaskCompletionSource<GuildState>();
        answer.SetException(new HttpRequestException());
        await Assert.ThrowsAsync<HttpRequestException>(FetchAsync);
        await Assert.ThrowsAsync<HttpRequestException>(FetchAsync);
        Assert.Equal(3, asked);
    }

    private void Apply(string name, string json) => _cache.Apply(new GatewayDispatch(name, Encoding.UTF8.GetBytes(json)));
}
