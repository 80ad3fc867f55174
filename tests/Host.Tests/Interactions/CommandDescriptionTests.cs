using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Interactions;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class CommandDescriptionTests : IDisposable
{
    private readonly TestHost _host = new TestHost().With("a", plugin => plugin.AddFeature<Feature>());

    private enum Pace
    {
        QuiteSlow,
        Fast2,
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Commands_of_menus_have_names_and_nothing_else_to_read()
    {
        await _host.StartAsync();
        _host.SetTexts(
            "a",
            new TextCatalog(
                new FakeTexts(
                    new()
                    {
                        ["zh-TW"] = new()
                        {
                            ["message-command.open-a-ticket-from-this.name"] = "以此開單",
                            ["user-command.who-s-this.name"] = "這是誰",
                        },
                    }
                )
            )
        );

        var (ofMessage, ofUser) = (Command("Open a ticket from this"), Command("Who's this?"));

        Assert.Equal(
            """{"type":3,"name":"Open a ticket from this","name_localizations":{"zh-TW":"\u4EE5\u6B64\u958B\u55AE"}"""
                + ""","contexts":[0],"integration_types":[0]}""",
            ofMessage.ToJsonString()
        );
        Assert.Equal(
            (2, "這是誰", "268435456"),
            ((int)ofUser["type"]!, (string?)ofUser["name_localizations"]!["zh-TW"], (string?)ofUser["default_member_permissions"])
        );
    }

    [Fact]
    public async Task Options_have_their_limits_and_choices_their_words()
    {
        await _host.StartAsync();
        _host.SetTexts(
            "a",
            new TextCatalog(
                new FakeTexts(
                    new()
                    {
                        [""] = new() { ["choice.go.pace.Fast2"] = "Twice as fast" },
                        ["zh-TW"] = new() { ["choice.go.pace.Fast2"] = "兩倍快" },
                    }
                )
            )
        );

        var options = Command("/go")["options"]!.AsArray();

        Assert.Equal([3, 4, 9, 11, 7], options.Select(o => (int)o!["type"]!));
        Assert.Equal(
            [("Quite slow", "QuiteSlow", null), ("Twice as fast", "Fast2", "兩倍快")],
            options[0]!["choices"]!
                .AsArray()
                .Select(c => ((string)c!["name"]!, (string)c["value"]!, (string?)c["name_localizations"]?["zh-TW"]))
        );
        Assert.Equal((2L, null), ((long?)options[1]!["min_value"], (long?)options[1]!["max_value"]));
        Assert.Equal([0, 15], options[4]!["channel_types"]!.AsArray().Select(t => (int)t!));
    }

    [Fact]
    public async Task A_command_is_translated_into_each_language_that_its_plugin_has()
    {
        await _host.StartAsync();
        _host.SetTexts(
            "a",
            new TextCatalog(
                new FakeTexts(
                    new()
                    {
                        [""] = new() { ["command.go.description"] = "Go" },
                        ["de"] = new()
                        {
                            ["command.go.name"] = "los",
                            ["command.go.description"] = "Los geht es",
                            ["option.go.pace.name"] = "tempo",
                            ["choice.go.pace.Fast2"] = "Doppelt so schnell",
                        },
                        ["es"] = new() { ["command.go.name"] = "ir" },
                        ["es-419"] = new() { ["command.go.name"] = "vamos" },
                        ["nb"] = new() { ["command.go.name"] = "gaa" },
                        ["en-GB"] = new() { ["command.go.description"] = "Off we go" },
                        ["tlh"] = new() { ["command.go.name"] = "ghos" },
                    }
                )
            )
        );

        var go = Command("/go");

        Assert.Equal("""{"de":"los","es-419":"vamos","es-ES":"ir","no":"gaa"}""", go["name_localizations"]!.ToJsonString());
        Assert.Equal("""{"de":"Los geht es","en-GB":"Off we go"}""", go["description_localizations"]!.ToJsonString());
        Assert.Equal("tempo", (string?)go["options"]![0]!["name_localizations"]!["de"]);
        Assert.Equal("Doppelt so schnell", (string?)go["options"]![0]!["choices"]![1]!["name_localizations"]!["de"]);
    }

    [Fact]
    public async Task What_Discord_has_of_all_this_is_the_same()
    {
        await _host.StartAsync();
        var ours = new JsonArray([.. CommandDescription.Of(_host.StatusOf("a").Definition!).Select(command => command.Json)]);
        var discords = JsonNode.Parse(ours.ToJsonString())!.AsArray();
        foreach (var command in discords.Reverse())
        {
            command!["id"] = "1";
            command["description"] ??= "";
        }

        foreach (var choice in Slash(discords)!["options"]![0]!["choices"]!.AsArray())
            choice!["name_localizations"] = null;

        Assert.True(JsonNode.DeepEquals(CommandComparison.Normalize(ours), CommandComparison.Normalize(discords)));
        Slash(discords)!["options"]![0]!["choices"]![0]!["name"] = "Other";
        Assert.False(JsonNode.DeepEquals(CommandComparison.Normalize(ours), CommandComparison.Normalize(discords)));
    }

    [Fact]
    public async Task A_command_of_a_message_and_a_slash_command_may_have_the_same_name()
    {
        await _host.StartAsync();

        _host.Receive(
            100,
            2,
            new JsonObject
            {
                ["name"] = "go",
                ["type"] = 3,
                ["target_id"] = "5",
                ["resolved"] = Message("5"),
            }
        );
        _host.Receive(
            101,
            2,
            new JsonObject
            {
                ["name"] = "Gone",
                ["type"] = 3,
                ["target_id"] = "5",
                ["resolved"] = Message("5"),
            }
        );

        var requests = await _host.RequestsAsync(2);
        Assert.Single(requests, r => r.Contains("Quoted: hi", StringComparison.Ordinal));
        Assert.Single(requests, r => r.Contains("no longer exists", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_who_has_left_is_no_member()
    {
        await _host.StartAsync();

        _host.Receive(
            100,
            2,
            new JsonObject
            {
                ["name"] = "who",
                ["type"] = 2,
                ["target_id"] = "5",
                ["resolved"] = new JsonObject
                {
                    ["users"] = new JsonObject
                    {
                        ["5"] = new JsonObject { ["id"] = "5", ["username"] = "carl" },
                    },
                },
            }
        );

        Assert.Contains("carl is no member", Assert.Single(await _host.RequestsAsync(1)), StringComparison.Ordinal);
    }

    private static JsonNode Slash(JsonArray commands) => commands.Single(c => (string?)c!["name"] == "go" && (int)c["type"]! == 1)!;

    private static JsonObject Message(string id) =>
        new()
        {
            ["messages"] = new JsonObject
            {
                [id] = new JsonObject
                {
                    ["id"] = id,
                    ["channel_id"] = "11",
                    ["content"] = "hi",
                    ["author"] = new JsonObject { ["id"] = "5", ["username"] = "carl" },
                },
            },
        };

    // The label of a slash command begins with a slash.
    private JsonObject Command(string label) =>
        CommandDescription.Of(_host.StatusOf("a").Definition!).Single(command => command.Label == label).Json;

    private sealed class Feature
    {
        [MessageCommand("Open a ticket from this"), Everyone]
        public static Task<Reply> OpenAsync(CommandContext context, Message message) => Task.FromResult<Reply>("");

        [MessageCommand("go"), Everyone]
        public static Task<Reply> QuoteAsync(CommandContext context, Message message) =>
            Task.FromResult<Reply>($"Quoted: {message.Content}");

        [UserCommand("Who's this?"), RequirePermission(Permissions.ManageRoles)]
        public static Task<Reply> WhoAsync(CommandContext context, User user) => Task.FromResult<Reply>("");

        [UserCommand("who"), Everyone]
        public static Task<Reply> MemberAsync(CommandContext context, User user, Member? member) =>
            Task.FromResult<Reply>($"{user.Username} is {(member is null ? "no member" : "a member")}");

        [Command("go", "Go"), Everyone]
        public static Task<Reply> GoAsync(
            CommandContext context,
            [Option("pace", "Pace")] Pace pace,
            [Option("count", "Count", Min = 2)] long? count,
            [Option("whom", "Whom")] Mentionable? whom,
            [Option("file", "File")] Attachment? file,
            [Option("place", "Place", ChannelTypes = [ChannelType.Text, ChannelType.Forum])] Channel? place
        ) => Task.FromResult<Reply>("");
    }
}
