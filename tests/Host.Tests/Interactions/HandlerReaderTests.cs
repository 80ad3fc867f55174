using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Tests.Interactions;

#pragma warning disable CA1812 // The handlers are read, never called.
public sealed class HandlerReaderTests
{
    [Theory]
    [InlineData(typeof(NoAccess), "NoAccess.Run does not say who may use it")]
    [InlineData(typeof(BadName), "has the command name “Bad Name”")]
    [InlineData(typeof(ThreeWords), "has the command name “a b c”")]
    [InlineData(typeof(TwoBlanks), "has the command name “a  b”")]
    [InlineData(typeof(NoSuchCompletion), "completes the option “x” by “Missing”; NoSuchCompletion needs exactly one method of that name, which must look like this: Task<IReadOnlyList<Choice>> Missing(CommandContext context, string typed, CancellationToken cancellationToken)")]
    [InlineData(typeof(OddCompletion), "completes the option “x” by “Complete”")]
    [InlineData(typeof(CompletedNumber), "has an option “x” of Int64 with a completion; only strings can have one")]
    [InlineData(typeof(NoDescription), "has a description that is empty")]
    [InlineData(typeof(BadRoute), "has the name “a:b”; use small letters, digits and -")]
    [InlineData(typeof(AsyncVoid), "returns Void; a button returns Task<Reply> or Task<Update> or Task<Form>")]
    [InlineData(typeof(UpdatesNothing), "a command returns Task<Reply> or Task<Form>")]
    [InlineData(typeof(FormInForm), "a form returns Task<Reply> or Task<Update>")]
    [InlineData(typeof(OddParameter), "has a parameter “when” of DateTime that nothing can fill")]
    [InlineData(typeof(RouteInCommand), "has a parameter “id” of Guid that nothing can fill")]
    [InlineData(typeof(WrongContext), "has a parameter “context” of CommandContext that nothing can fill")]
    [InlineData(typeof(OptionOfButton), "has an [Option] “text”; only commands have options")]
    [InlineData(typeof(NumberInput), "has an [Input] “number”; only forms have inputs, and those are string, bool or IReadOnlyList of string, Snowflake or Attachment")]
    [InlineData(typeof(SelectOfNothing), "does not take what was chosen, or takes it twice")]
    [InlineData(typeof(SelectOfTwo), "does not take what was chosen, or takes it twice")]
    [InlineData(typeof(SelectOfNumbers), "has a parameter “values” of IReadOnlyList`1 that nothing can fill")]
    [InlineData(typeof(OddOption), "has an option “x” of Int32; use string, long, bool, Channel, User or Role")]
    [InlineData(typeof(BadOptionName), "has the option name “Some Name”")]
    [InlineData(typeof(LongOptionText), "has an option “x” whose description is empty or longer")]
    public void What_could_only_fail_later_is_refused(Type feature, string problem)
    {
        var error = Assert.Throws<PluginException>(() => HandlerReader.Read(feature).ToList());

        Assert.Equal(PluginState.ConfigureFailed, error.State);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_may_be_left_out_when_its_parameter_is_nullable()
    {
        var options = Assert.Single(HandlerReader.Read(typeof(Options))).Bindings.OfType<OptionBinding>();

        Assert.Equal([("a", true), ("b", false), ("c", true), ("d", false)], options.Select(o => (o.Option.Name, o.Required)));
    }

    [Theory]
    [InlineData(typeof(EventOfNothing))]
    [InlineData(typeof(EventWithoutToken))]
    [InlineData(typeof(EventThatReturnsNothing))]
    [InlineData(typeof(EventOfAllKinds))]
    public void An_event_handler_of_another_shape_is_refused(Type feature)
    {
        var error = Assert.Throws<PluginException>(() => EventSubscriber.Read(feature).ToList());

        Assert.Contains("is marked [On] and must look like this", error.Message, StringComparison.Ordinal);
    }

    private sealed class NoAccess { [Command("a", "A")] public static Task<Reply> Run(CommandContext context) => null!; }

    private sealed class BadName { [Command("Bad Name", "A"), Everyone] public static Task<Reply> Run(CommandContext context) => null!; }

    private sealed class ThreeWords { [Command("a b c", "A"), Everyone] public static Task<Reply> Run(CommandContext context) => null!; }

    private sealed class TwoBlanks { [Command("a  b", "A"), Everyone] public static Task<Reply> Run(CommandContext context) => null!; }

    private sealed class NoSuchCompletion { [Command("a", "A"), Everyone] public static Task<Reply> Run(CommandContext context, [Option("x", "X", Completion = "Missing")] string x) => null!; }

    private sealed class OddCompletion
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("x", "X", Completion = nameof(Complete))] string x) => null!;

        public static Task<string[]> Complete(CommandContext context, string typed, CancellationToken cancellationToken) => null!;
    }

    private sealed class CompletedNumber { [Command("a", "A"), Everyone] public static Task<Reply> Run(CommandContext context, [Option("x", "X", Completion = nameof(Run))] long x) => null!; }

    private sealed class NoDescription { [Command("a", ""), Everyone] public static Task<Reply> Run(CommandContext context) => null!; }

    private sealed class BadRoute { [Button("a:b"), Everyone] public static Task<Reply> Run(ComponentContext context) => null!; }

    private sealed class AsyncVoid { [Button("a"), Everyone] public static void Run(ComponentContext context) { } }

    private sealed class UpdatesNothing { [Command("a", "A"), Everyone] public static Task<Update> Run(CommandContext context) => null!; }

    private sealed class FormInForm { [Form("a"), Everyone] public static Task<Form> Run(FormContext context) => null!; }

    private sealed class OddParameter { [Button("a"), Everyone] public static Task<Reply> Run(ComponentContext context, DateTime when) => null!; }

    private sealed class RouteInCommand { [Command("a", "A"), Everyone] public static Task<Reply> Run(CommandContext context, Guid id) => null!; }

    private sealed class WrongContext { [Button("a"), Everyone] public static Task<Reply> Run(CommandContext context) => null!; }

    private sealed class OptionOfButton { [Button("a"), Everyone] public static Task<Reply> Run(ComponentContext context, [Option("x", "X")] string text) => null!; }

    private sealed class NumberInput { [Form("a"), Everyone] public static Task<Reply> Run(FormContext context, [Input("x")] int number) => null!; }

    private sealed class SelectOfNothing { [Select("a"), Everyone] public static Task<Reply> Run(ComponentContext context, int number) => null!; }

    private sealed class SelectOfTwo { [Select("a"), Everyone] public static Task<Reply> Run(ComponentContext context, IReadOnlyList<string> a, IReadOnlyList<string> b) => null!; }

    private sealed class SelectOfNumbers { [Select("a"), Everyone] public static Task<Reply> Run(ComponentContext context, IReadOnlyList<int> values) => null!; }

    private sealed class OddOption { [Command("a", "A"), Everyone] public static Task<Reply> Run(CommandContext context, [Option("x", "X")] int x) => null!; }

    private sealed class BadOptionName { [Command("a", "A"), Everyone] public static Task<Reply> Run(CommandContext context, [Option("Some Name", "X")] string x) => null!; }

    private sealed class LongOptionText
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(
            CommandContext context,
            [Option("x", "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")] string x) => null!;
    }

    private sealed class Options
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(
            CommandContext context, [Option("a", "A")] string a, [Option("b", "B")] string? b, [Option("c", "C")] long c, [Option("d", "D")] bool? d) => null!;
    }

    private sealed class EventOfNothing { [On] public static Task Run(string e, CancellationToken cancellationToken) => null!; }

    private sealed class EventWithoutToken { [On] public static Task Run(MessageCreated e) => null!; }

    private sealed class EventThatReturnsNothing { [On] public static void Run(MessageCreated e, CancellationToken cancellationToken) { } }

    private sealed class EventOfAllKinds { [On] public static Task Run(DiscordEvent e, CancellationToken cancellationToken) => null!; }
}
