using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

/// <summary>What a plugin says by the keys of its texts.</summary>
public sealed class RefusalTests : IDisposable
{
    private const int Ephemeral = 64;

    private readonly TestHost _host = new TestHost()
        .With(
            "a",
            plugin =>
                plugin
                    .AddFeature<Feature>()
                    .AddTexts(
                        new TextCatalog(
                            new FakeTexts(
                                new()
                                {
                                    [""] = new() { ["full"] = "There is room for {0}.", ["hello"] = "Hello {0}" },
                                    ["zh-TW"] = new() { ["full"] = "只能有 {0} 個。", ["hello"] = "您好 {0}" },
                                }
                            )
                        )
                    )
        )
        .With("b", plugin => plugin.AddFeature<Other>());

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("reply", "en-US", "There is room for 5.")]
    [InlineData("reply", "zh-TW", "只能有 5 個。")]
    [InlineData("update", "zh-TW", "只能有 5 個。")]
    [InlineData("form", "zh-TW", "只能有 5 個。")]
    public async Task A_refusal_is_said_to_the_member_alone_in_their_language(string button, string locale, string text)
    {
        await _host.StartAsync();
        _host.Locale = locale;

        _host.Click(100, $"a:{button}");

        var answer = await _host.AnswerAsync(1);
        Assert.Equal((text, Ephemeral), ((string?)answer["content"], (int?)answer["flags"]));
    }

    [Fact]
    public async Task One_method_answers_a_command_with_an_option_and_a_click_without()
    {
        await _host.StartAsync();
        _host.Locale = "zh-TW";

        _host.Receive(
            100,
            2,
            new JsonObject
            {
                ["name"] = "hello",
                ["options"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "who",
                        ["type"] = 3,
                        ["value"] = "Carl",
                    }
                ),
            }
        );
        Assert.Equal("您好 Carl", (string?)(await _host.AnswerAsync(1))["content"]);

        _host.Click(101, "a:hello");
        Assert.Equal("您好 nobody", (string?)(await _host.AnswerAsync(2))["content"]);
    }

    [Fact]
    public async Task A_plugin_without_texts_that_asks_for_one_is_told_in_the_log_how_to_add_them()
    {
        await _host.StartAsync();

        _host.Click(100, "b:reply");

        await _host.AnswerAsync(1);
        Assert.Contains("Add them in Configure", Assert.Single(_host.Results.Of("b")).Exception.Message, StringComparison.Ordinal);
    }

    private sealed class Feature
    {
        [Button("reply"), Everyone]
        public static Task<Reply> ReplyAsync(ComponentContext context) => Task.FromResult<Reply>(new Refusal("full", 5));

        [Button("update"), Everyone]
        public static Task<Update> UpdateAsync(ComponentContext context) => Task.FromResult<Update>(new Refusal("full", 5));

        [Button("form"), Everyone]
        public static Task<Modal> FormAsync(ComponentContext context) => Task.FromResult<Modal>(new Refusal("full", 5));

        [Command("hello", "Hello"), Button("hello"), Everyone]
        public static Task<Reply> HelloAsync(InteractionContext context, [Option("who", "Who")] string? who) =>
            Task.FromResult<Reply>(context.Text("hello", who ?? "nobody"));
    }

    private sealed class Other
    {
        [Button("reply"), Everyone]
        public static Task<Reply> ReplyAsync(ComponentContext context) => Task.FromResult<Reply>(new Refusal("full", 5));
    }
}
