using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

/// <summary>Commands that are offered to some, and the buttons that belong to them.</summary>
public sealed class CommandPermissionTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task All_subcommands_are_offered_to_those_with_the_permission_that_the_plugin_sets()
    {
        await _host.With("a", plugin => plugin.AddFeature<Shop>().SetCommandPermission("shop", Permissions.ManageGuild)).StartAsync();
        Assert.Equal("32", (string?)Assert.Single(CommandDescription.Of(_host["a"].Definition)).Json["default_member_permissions"]);
    }

    [Fact]
    public async Task Whom_Discord_lets_use_a_command_may_use_it_without_the_permission()
    {
        await StartAsync("[]");
        _host.Receive(
            100,
            2,
            new JsonObject { ["name"] = "shop", ["options"] = new JsonArray(new JsonObject { ["type"] = 1, ["name"] = "open" }) }
        );
        Assert.Equal("Opened", (string?)(await _host.AnswerAsync(1))["content"]);
    }

    [Theory]
    [InlineData("[]", "0", "You don’t have access to this: you need permission to use `/shop`.")]
    [InlineData("[]", "32", "Sold")]
    [InlineData("""[{"id":"50","permissions":[{"id":"12","type":2,"permission":true}]}]""", "0", "Sold")]
    [InlineData("""[{"id":"50","permissions":[{"id":"12","type":2,"permission":false}]}]""", "32", "You don’t have access to this")]
    public async Task A_button_of_a_command_is_for_whom_Discord_lets_use_the_command(string settings, string permissions, string answer)
    {
        await StartAsync(settings);
        _host.Permissions = permissions;
        _host.Click(100, "a:sell");
        Assert.StartsWith(answer, (string?)(await _host.AnswerAsync(1))["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_names_a_command_for_everybody_is_refused_at_load()
    {
        await _host.With("a", plugin => plugin.AddFeature<Shop>()).StartAsync();
        var error = Assert.Throws<PluginException>(() => CommandPermissionRules.Check(_host["a"].Definition));
        Assert.Contains("everybody may use that command; add SetCommandPermission(\"shop\", …)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_on_a_command_that_names_another_command_is_refused_at_load()
    {
        await _host
            .With("a", plugin => plugin.AddFeature<Shop>().AddFeature<Other>().SetCommandPermission("shop", Permissions.ManageGuild))
            .StartAsync();
        var error = Assert.Throws<PluginException>(() => CommandPermissionRules.Check(_host["a"].Definition));
        Assert.Contains("on a command the rule names this command", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_for_a_command_that_does_not_exist_is_refused_at_load()
    {
        await _host.With("a", plugin => plugin.SetCommandPermission("shop", Permissions.ManageGuild)).StartAsync();
        var error = Assert.Throws<PluginException>(() => CommandPermissionRules.Check(_host["a"].Definition));
        Assert.Contains("names no command of this plugin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_can_answer_at_once_or_open_a_form()
    {
        await _host.With("a", plugin => plugin.AddFeature<Ask>()).StartAsync();
        _host.Receive(100, 2, new JsonObject { ["name"] = "ask" });
        Assert.Equal("Why?", (string?)(await _host.AnswerAsync(1))["title"]);
        _host.Receive(
            101,
            2,
            new JsonObject
            {
                ["name"] = "ask",
                ["options"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 3,
                        ["name"] = "why",
                        ["value"] = "Because",
                    }
                ),
            }
        );
        Assert.Equal("Because", (string?)(await _host.AnswerAsync(2))["content"]);
    }

    private async Task StartAsync(string settings)
    {
        _host.Cache.Commands.SetCommands(
            Encoding.UTF8.GetBytes("""[{"id":"50","type":1,"name":"shop","default_member_permissions":"32"}]""")
        );
        _host.Connection.Answer = request => request.Path.EndsWith("commands/permissions", StringComparison.Ordinal) ? settings : null;
        await _host.With("a", plugin => plugin.AddFeature<Shop>().SetCommandPermission("shop", Permissions.ManageGuild)).StartAsync();
    }

    private sealed class Shop
    {
        [Command("shop open", "Opens"), RequireCommand("shop")]
        public static Task<Reply> OpenAsync(CommandContext context) => Task.FromResult<Reply>("Opened");

        [Command("shop close", "Closes"), Everyone]
        public static Task<Reply> CloseAsync(CommandContext context) => Task.FromResult<Reply>("Closed");

        [Button("sell"), RequireCommand("shop")]
        public static Task<Reply> SellAsync(ComponentContext context) => Task.FromResult<Reply>("Sold");
    }

    private sealed class Other
    {
        [Command("other", "Other"), RequireCommand("shop")]
        public static Task<Reply> RunAsync(CommandContext context) => Task.FromResult<Reply>("");
    }

    private sealed class Ask
    {
        [Command("ask", "Asks"), Everyone]
        public static Task<ReplyOrModal> RunAsync(CommandContext context, [Option("why", "Why")] string? why) =>
            Task.FromResult<ReplyOrModal>(why is null ? new Modal(Route.To("asked"), "Why?", new TextInput("why", "Why")) : (Reply)why);
    }
}
