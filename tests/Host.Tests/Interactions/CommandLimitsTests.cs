using DCTicket.Contracts;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class CommandLimitsTests
{
    [Theory]
    [InlineData(HandlerKind.Command, 100, "slash commands")]
    [InlineData(HandlerKind.UserCommand, 15, "commands in the menu of a person")]
    [InlineData(HandlerKind.MessageCommand, 15, "commands in the menu of a message")]
    internal void The_plugin_that_goes_beyond_the_number_of_commands_of_a_bot_is_refused(HandlerKind kind, int most, string what)
    {
        var first = With("first", Commands(kind, most - 1, "a"));
        CommandLimits.Check(With("second", Commands(kind, 1, "b")), [first]);

        var error = Assert.Throws<PluginException>(() => CommandLimits.Check(With("second", Commands(kind, 2, "b")), [first]));

        Assert.Equal(PluginState.ConfigureFailed, error.State);
        Assert.Contains(
            $"It has 2 {what}, and the plugins before it in plugins.json have {most - 1}; Discord takes {most} of a bot",
            error.Message,
            StringComparison.Ordinal
        );
        CommandLimits.Check(With("third", []), [first, With("second", Commands(kind, 2, "b"))]);
    }

    [Fact]
    public void Subcommands_count_as_one_command_and_a_command_has_25_of_them()
    {
        CommandLimits.Check(With("a", Commands(HandlerKind.Command, 25, "top sub")), []);

        var error = Assert.Throws<PluginException>(() => CommandLimits.Check(With("a", Commands(HandlerKind.Command, 26, "top sub")), []));

        Assert.Contains("/top has 26 options or subcommands; Discord takes 25", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_that_is_too_long_is_named_with_its_command()
    {
        var texts = new TextCatalog(new FakeTexts(new() { ["zh-TW"] = new() { ["command.a0.description"] = new string('長', 101) } }));

        var error = Assert.Throws<PluginException>(() => CommandLimits.Check(With("a", Commands(HandlerKind.Command, 1, "a"), texts), []));

        Assert.Contains("/a0 is described as “長", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_texts_of_a_command_together_have_a_limit()
    {
        var handlers = Enumerable
            .Range(0, 4)
            .Select(i => Read(HandlerKind.Command, nameof(Handlers.ChooseAsync)) with { Name = $"top sub{i}" });
        var texts = new TextCatalog(
            new FakeTexts(
                new()
                {
                    [""] = Enumerable
                        .Range(0, 4)
                        .SelectMany(sub => Enumerable.Range(0, 25).Select(i => (sub, i)))
                        .ToDictionary(key => $"choice.top.sub{key.sub}.kind.V{key.i}", _ => new string('x', 100)),
                }
            )
        );

        var error = Assert.Throws<PluginException>(() => CommandLimits.Check(With("a", [.. handlers], texts), []));

        Assert.Contains("characters in names, descriptions and choices; Discord takes 8000", error.Message, StringComparison.Ordinal);
    }

    private static PluginDefinition With(string id, IReadOnlyList<InteractionHandler> handlers, TextCatalog? texts = null) =>
        new(new PluginEntry(id, "", true, false, null, "")) { Handlers = handlers, Texts = texts };

    private static InteractionHandler[] Commands(HandlerKind kind, int count, string name) =>
        [.. Enumerable.Range(0, count).Select(i => Read(kind) with { Name = $"{name}{i}" })];

    private static InteractionHandler Read(HandlerKind kind, string? method = null) =>
        HandlerDiscovery.Read(typeof(Handlers)).First(handler => handler.Kind == kind && (method is null || handler.Method.Name == method));

    private enum Kind
    {
        V0,
        V1,
        V2,
        V3,
        V4,
        V5,
        V6,
        V7,
        V8,
        V9,
        V10,
        V11,
        V12,
        V13,
        V14,
        V15,
        V16,
        V17,
        V18,
        V19,
        V20,
        V21,
        V22,
        V23,
        V24,
    }

    private sealed class Handlers
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> RunAsync(CommandContext context) => Task.FromResult<Reply>("");

        [Command("b", "B"), Everyone]
        public static Task<Reply> ChooseAsync(CommandContext context, [Option("kind", "Kind")] Kind kind) =>
            Task.FromResult<Reply>(kind.ToString());

        [UserCommand("c"), Everyone]
        public static Task<Reply> UserAsync(CommandContext context, User user) => Task.FromResult<Reply>(user.Username);

        [MessageCommand("d"), Everyone]
        public static Task<Reply> MessageAsync(CommandContext context, Message message) => Task.FromResult<Reply>(message.Content);
    }
}
