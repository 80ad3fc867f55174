using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class SubcommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Commands_of_two_words_are_one_command_with_subcommands()
    {
        await _host.With("a", plugin => plugin.AddFeature<Add>().AddFeature<Remove>()).StartAsync();
        var manifest = new PluginManifest("a", "Notebook", "1.0.0", NuGet.Versioning.VersionRange.All);

        var command = Assert.Single(CommandDescription.Of(_host.StatusOf("a").Definition! with { Manifest = manifest })).Json;

        Assert.Equal("note", (string?)command["name"]);
        Assert.Equal("Notebook", (string?)command["description"]);
        Assert.Equal(["add", "remove"], command["options"]!.AsArray().Select(o => (string)o!["name"]!));
        Assert.All(command["options"]!.AsArray(), o => Assert.Equal(1, (int)o!["type"]!));
        Assert.Equal("Adds", (string?)command["options"]![0]!["description"]);
        Assert.Equal("text", (string?)command["options"]![0]!["options"]![0]!["name"]);
        Assert.True((bool?)command["options"]![0]!["options"]![0]!["required"]);
        Assert.Null(command["options"]![0]!["options"]![0]!["autocomplete"]);
        Assert.True((bool?)command["options"]![1]!["options"]![0]!["autocomplete"]);
    }

    [Fact]
    public async Task The_permissions_of_subcommands_are_told_where_all_agree()
    {
        var agreed = await DescribeAsync(plugin => plugin.AddFeature<Add>().AddFeature<Remove>());
        Assert.Equal("8192", (string?)agreed["default_member_permissions"]);
    }

    [Fact]
    public async Task The_permissions_of_subcommands_are_not_told_where_one_differs()
    {
        var mixed = await DescribeAsync(plugin => plugin.AddFeature<Add>().AddFeature<ForAll>());
        Assert.Null(mixed["default_member_permissions"]);
    }

    [Fact]
    public async Task Commands_and_options_have_names_and_descriptions_in_other_languages()
    {
        await _host.With("a", plugin => plugin.AddFeature<Add>()).StartAsync();
        _host.SetTexts(
            "a",
            new TextCatalog(
                new FakeTexts(
                    new()
                    {
                        [""] = new() { ["command.note.description"] = "Notes of all kinds" },
                        ["zh-TW"] = new()
                        {
                            ["command.note.name"] = "筆記",
                            ["command.note.description"] = "各種筆記",
                            ["command.note.add.name"] = "新增",
                            ["command.note.add.description"] = "新增筆記",
                            ["option.note.add.text.name"] = "內容",
                            ["option.note.add.text.description"] = "筆記的內容",
                        },
                    }
                )
            )
        );

        var command = Assert.Single(CommandDescription.Of(_host.StatusOf("a").Definition!)).Json;

        Assert.Equal("Notes of all kinds", (string?)command["description"]);
        Assert.Equal(("筆記", "各種筆記"), Chinese(command));
        Assert.Equal(("新增", "新增筆記"), Chinese(command["options"]![0]!));
        Assert.Equal(("內容", "筆記的內容"), Chinese(command["options"]![0]!["options"]![0]!));
    }

    [Fact]
    public async Task What_Discord_gives_back_of_subcommands_makes_no_difference()
    {
        var command = await DescribeAsync(plugin => plugin.AddFeature<Add>().AddFeature<Remove>());
        var discords = command.DeepClone().AsObject();
        discords["id"] = "1";
        discords["options"]![0]!["required"] = false;
        discords["options"]![0]!["name_localizations"] = null;
        discords["options"]![0]!["options"]![0]!["autocomplete"] = false;

        Assert.True(
            JsonNode.DeepEquals(new JsonArray(command.DeepClone()), CommandComparison.Normalize(new JsonArray(discords.DeepClone())))
        );

        discords["options"]![0]!["options"]![0]!["description"] = "Other";
        Assert.False(JsonNode.DeepEquals(new JsonArray(command.DeepClone()), CommandComparison.Normalize(new JsonArray(discords))));
    }

    [Fact]
    public async Task A_subcommand_reaches_its_handler_with_its_options()
    {
        await _host.With("a", plugin => plugin.AddFeature<Add>().AddFeature<Remove>()).StartAsync();

        _host.Receive(
            100,
            2,
            Subcommand(
                "add",
                new JsonObject
                {
                    ["type"] = 3,
                    ["name"] = "text",
                    ["value"] = "milk",
                }
            )
        );

        Assert.Contains("Manage", Assert.Single(await _host.RequestsAsync(1)), StringComparison.Ordinal);
        await _host.Queues.DrainAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_open_subcommand_reaches_its_handler_with_its_options()
    {
        await _host.With("a", plugin => plugin.AddFeature<ForAll>()).StartAsync();

        _host.Receive(
            100,
            2,
            Subcommand(
                "show",
                new JsonObject
                {
                    ["type"] = 3,
                    ["name"] = "text",
                    ["value"] = "milk",
                }
            )
        );
        _host.Receive(101, 2, Subcommand("gone"));
        _host.Command(102, "note");

        var requests = await _host.RequestsAsync(3);
        Assert.Single(requests, r => r.Contains("Shown: milk", StringComparison.Ordinal));
        Assert.Equal(2, requests.Count(r => r.Contains("no longer exists", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_command_cannot_have_subcommands_and_be_used_itself()
    {
        _host.With("a", plugin => plugin.AddFeature<Add>().AddFeature<Alone>());

        var error = await Assert.ThrowsAsync<PluginException>(_host.StartAsync);

        Assert.Contains("is /note add and", error.Message, StringComparison.Ordinal);
        Assert.Contains("Discord takes either a command or its subcommands", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subcommand_cannot_be_a_group_as_well()
    {
        _host.With("a", plugin => plugin.AddFeature<Add>().AddFeature<InGroup>());

        var error = await Assert.ThrowsAsync<PluginException>(_host.StartAsync);

        Assert.Contains("Discord takes either a command or its subcommands", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_described_by_its_text_and_holds_its_subcommands()
    {
        await _host.With("a", plugin => plugin.AddFeature<InGroup>().AddFeature<ForAll>()).StartAsync();
        _host.SetTexts(
            "a",
            new TextCatalog(
                new FakeTexts(
                    new()
                    {
                        [""] = new() { ["command.note.add.description"] = "Add something" },
                        ["zh-TW"] = new()
                        {
                            ["command.note.add.name"] = "新增",
                            ["command.note.add.description"] = "新增內容",
                            ["command.note.add.here.name"] = "這裡",
                        },
                    }
                )
            )
        );

        var command = Assert.Single(CommandDescription.Of(_host.StatusOf("a").Definition!)).Json;

        Assert.Equal([("add", 2), ("show", 1)], command["options"]!.AsArray().Select(o => ((string)o!["name"]!, (int)o["type"]!)));
        var group = command["options"]![0]!;
        Assert.Equal("Add something", (string?)group["description"]);
        Assert.Equal(("新增", "新增內容"), Chinese(group));
        Assert.Equal(["here", "there"], group["options"]!.AsArray().Select(o => (string)o!["name"]!));
        Assert.Equal("這裡", Chinese(group["options"]![0]!).Item1);
    }

    internal static JsonObject Subcommand(string name, params JsonNode[] options) =>
        new()
        {
            ["name"] = "note",
            ["options"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = 1,
                    ["name"] = name,
                    ["options"] = new JsonArray([.. options]),
                }
            ),
        };

    private async Task<JsonObject> DescribeAsync(Action<IPluginBuilder> configure)
    {
        await _host.With("a", configure).StartAsync();
        return Assert.Single(CommandDescription.Of(_host.StatusOf("a").Definition!)).Json;
    }

    private static (string?, string?) Chinese(JsonNode described) =>
        ((string?)described["name_localizations"]?["zh-TW"], (string?)described["description_localizations"]?["zh-TW"]);

    private sealed class Add
    {
        [Command("note add", "Adds"), RequirePermission(Permissions.ManageMessages)]
        public static Task<Reply> RunAsync(CommandContext context, [Option("text", "Text")] string text) => Task.FromResult<Reply>(text);
    }

    private sealed class Remove
    {
        [Command("note remove", "Removes"), RequirePermission(Permissions.ManageMessages)]
        public static Task<Reply> RunAsync(
            CommandContext context,
            [Option("text", "Text", Autocomplete = nameof(CompleteAsync))] string text
        ) => Task.FromResult<Reply>(text);

        public static Task<IReadOnlyList<Choice>> CompleteAsync(
            CommandContext context,
            string typed,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<Choice>>([new Choice(typed, typed)]);
    }

    private sealed class ForAll
    {
        [Command("note show", "Shows"), Everyone]
        public static Task<Reply> RunAsync(CommandContext context, [Option("text", "Text")] string text) =>
            Task.FromResult<Reply>($"Shown: {text}");
    }

    private sealed class InGroup
    {
        [Command("note add here", "Adds here"), Everyone]
        public static Task<Reply> HereAsync(CommandContext context) => Task.FromResult<Reply>("");

        [Command("note add there", "Adds there"), Everyone]
        public static Task<Reply> ThereAsync(CommandContext context) => Task.FromResult<Reply>("");
    }

    private sealed class Alone
    {
        [Command("note", "Notes"), Everyone]
        public static Task<Reply> RunAsync(CommandContext context) => Task.FromResult<Reply>("");
    }
}
