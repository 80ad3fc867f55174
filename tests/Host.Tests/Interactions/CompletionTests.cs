using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class CompletionTests : IDisposable
{
    private static readonly TaskCompletionSource Started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TestHost _host = new TestHost().With("a", plugin => plugin.AddFeature<Notes>());

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_is_typed_is_completed_by_the_method_of_the_option()
    {
        var choices = await TypeAsync("show", "mi");

        Assert.Equal(["mi lk (milk)"], choices);
    }

    [Fact]
    public async Task Choices_are_held_to_Discords_limits()
    {
        var choices = await TypeAsync("show", "many");

        Assert.Equal(25, choices.Count);
        Assert.Equal(new string('n', 99) + "… (v1)", choices[0]);
        Assert.DoesNotContain(choices, choice => choice.Contains("too long", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("show", "throw")]
    [InlineData("show", "null")]
    [InlineData("secret", "mi")]
    [InlineData("gone", "mi")]
    [InlineData("plain", "mi")]
    public async Task Whoever_cannot_be_helped_is_offered_nothing(string command, string typed) =>
        Assert.Empty(await TypeAsync(command, typed));

    [Fact]
    public async Task A_completion_that_hangs_is_answered_in_time()
    {
        await _host.StartAsync();

        _host.Receive(100, 4, Typing("show", "hang"));
        await Started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        _host.Time.Advance(TimeSpan.FromSeconds(2.1));

        Assert.Empty(Choices(Assert.Single(await _host.RequestsAsync(1))));
    }

    private async Task<IReadOnlyList<string>> TypeAsync(string command, string typed)
    {
        await _host.StartAsync();
        _host.Receive(100, 4, Typing(command, typed));
        return Choices(Assert.Single(await _host.RequestsAsync(1)));
    }

    private static JsonObject Typing(string command, string typed) =>
        SubcommandTests.Subcommand(
            command,
            new JsonObject
            {
                ["type"] = 3,
                ["name"] = "text",
                ["value"] = typed,
                ["focused"] = true,
            }
        );

    private static IReadOnlyList<string> Choices(string request)
    {
        var body = JsonNode.Parse(request[request.IndexOf('{', StringComparison.Ordinal)..])!;
        Assert.Equal(8, (int)body["type"]!);
        return [.. body["data"]!["choices"]!.AsArray().Select(c => $"{c!["name"]} ({c["value"]})")];
    }

    private sealed class Notes
    {
        [Command("note show", "Shows"), Everyone]
        public static Task<Reply> ShowAsync(
            CommandContext context,
            [Option("text", "Text", Autocomplete = nameof(CompleteAsync))] string text
        ) => null!;

        [Command("note secret", "Shows"), RequirePermission(Permissions.ManageMessages)]
        public static Task<Reply> SecretAsync(
            CommandContext context,
            [Option("text", "Text", Autocomplete = nameof(CompleteAsync))] string text
        ) => null!;

        [Command("note plain", "Shows"), Everyone]
        public static Task<Reply> PlainAsync(CommandContext context, [Option("text", "Text")] string text) => null!;

        private static async Task<IReadOnlyList<Choice>> CompleteAsync(
            CommandContext context,
            string typed,
            CancellationToken cancellationToken
        )
        {
            switch (typed)
            {
                case "throw":
                    throw new InvalidOperationException("No idea");
                case "null":
                    return null!;
                case "many":
                    return
                    [
                        new Choice(new string('n', 101), "v1"),
                        new Choice("too long", new string('v', 101)),
                        new Choice("", "no name"),
                        .. Enumerable.Range(2, 30).Select(i => new Choice($"n{i}", $"v{i}")),
                    ];
                case "hang":
                    Started.TrySetResult();
                    // Never looks at the token.
                    await new TaskCompletionSource().Task;
                    return [];
                default:
                    return [new Choice($"{typed} lk", "milk")];
            }
        }
    }
}
