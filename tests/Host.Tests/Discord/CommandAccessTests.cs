using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Rest;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Discord;

/// <summary>Who may use a command, by the rules that Discord applies to it.</summary>
public sealed class CommandAccessTests : IAsyncDisposable
{
    private const string Commands = """
        [{"id":"50","type":1,"name":"support","default_member_permissions":"32"},{"id":"51","type":1,"name":"help"},
         {"id":"52","type":1,"name":"locked","default_member_permissions":"0"},{"id":"53","type":2,"name":"menu"}]
        """;

    private static readonly Snowflake Guild = new(10);

    private readonly FakeConnection _connection = new();
    private readonly GuildCache _cache = new(new Snowflake(2), new Snowflake(1));
    private readonly DiscordClient _discord;

    public CommandAccessTests()
    {
        _cache.Commands.SetCommands(Encoding.UTF8.GetBytes(Commands));
        _discord = new DiscordClient(_connection, new Snowflake(2), "probe", _cache);
    }

    [Theory]
    [InlineData("[]", false)]
    [InlineData("""[{"id":"50","permissions":[{"id":"20","type":1,"permission":true}]}]""", true)]
    [InlineData("""[{"id":"50","permissions":[{"id":"20","type":1,"permission":true},{"id":"12","type":2,"permission":false}]}]""", false)]
    [InlineData("""[{"id":"50","permissions":[{"id":"20","type":1,"permission":false},{"id":"21","type":1,"permission":true}]}]""", true)]
    [InlineData("""[{"id":"50","permissions":[{"id":"10","type":1,"permission":true}]}]""", true)]
    [InlineData("""[{"id":"51","permissions":[{"id":"20","type":1,"permission":true}]}]""", false)]
    [InlineData("""[{"id":"1","permissions":[{"id":"20","type":1,"permission":true}]}]""", false)]
    public async Task Settings_of_a_server_let_a_member_without_the_permission_use_a_command(string settings, bool may)
    {
        _connection.Answer = _ => settings;
        Assert.Equal(may, await MayAsync(Permissions.None));
        Assert.Equal("applications/1/guilds/10/commands/permissions", Assert.Single(_connection.Sent).Path);
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("""[{"id":"50","permissions":[{"id":"20","type":1,"permission":false}]}]""", false)]
    [InlineData("""[{"id":"1","permissions":[{"id":"20","type":1,"permission":false}]}]""", false)]
    [InlineData(
        """[{"id":"1","permissions":[{"id":"20","type":1,"permission":false}]},{"id":"50","permissions":[{"id":"12","type":"""
            + """2,"permission":true}]}]""",
        true
    )]
    public async Task Settings_of_a_server_keep_a_member_with_the_permission_from_a_command(string settings, bool may)
    {
        _connection.Answer = _ => settings;
        Assert.Equal(may, await MayAsync(Permissions.ManageGuild));
    }

    [Fact]
    public async Task Administrators_may_use_everything_without_a_question_to_Discord()
    {
        Assert.True(await MayAsync(Permissions.Administrator, "locked"));
        Assert.Empty(_connection.Sent);
    }

    [Fact]
    public async Task A_command_without_a_permission_is_for_everybody_and_one_with_none_for_administrators()
    {
        _connection.Answer = _ => "[]";
        Assert.True(await MayAsync(Permissions.None, "help"));
        Assert.False(await MayAsync(Permissions.ManageGuild, "locked"));
        Assert.False(await MayAsync(Permissions.ManageGuild, "unknown"));
    }

    [Fact]
    public async Task The_settings_are_asked_for_once_and_again_after_they_changed()
    {
        _connection.Answer = _ => "[]";
        Assert.False(await MayAsync(Permissions.None));
        Assert.False(await MayAsync(Permissions.None));
        Assert.Single(_connection.Sent);

        _connection.Answer = _ => """[{"id":"50","permissions":[{"id":"20","type":1,"permission":true}]}]""";
        _cache.Apply(
            new GatewayDispatch(
                "APPLICATION_COMMAND_PERMISSIONS_UPDATE",
                Encoding.UTF8.GetBytes("""{"id":"50","application_id":"1","guild_id":"10","permissions":[]}""")
            )
        );
        Assert.True(await MayAsync(Permissions.None));
        Assert.Equal(2, _connection.Sent.Count);
    }

    [Fact]
    public async Task Where_Discord_cannot_be_asked_the_default_permission_decides()
    {
        _connection.OnRequest = _ => Task.FromException(new DiscordException(503, 0, "down", "GET"));
        Assert.True(await MayAsync(Permissions.ManageGuild));
        Assert.False(await MayAsync(Permissions.None));
    }

    [Fact]
    public void A_command_is_mentioned_by_its_id_and_in_code_without_one()
    {
        Assert.Equal("</support panel create:50>", _discord.Mention("support panel create"));
        Assert.Equal("`/setup`", _discord.Mention("setup"));
        Assert.Equal("`/menu`", _discord.Mention("menu"));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<bool> MayAsync(Permissions permissions, string command = "support")
    {
        var member = new Member
        {
            User = new User { Id = new(12), Username = "carl" },
            Roles = [new(20), new(21)],
            Permissions = permissions,
        };
        return await _discord.MayUseAsync(Guild, member, command, TestContext.Current.CancellationToken);
    }
}
