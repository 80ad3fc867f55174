using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;
using static DCTicket.Host.Tests.Interactions.RefusedHandlers;

namespace DCTicket.Host.Tests.Interactions;

#pragma warning disable CA1812 // The handlers are read, never called.
public sealed class HandlerDiscoveryTests
{
    [Theory]
    [InlineData(typeof(NoAccess), "NoAccess.Run does not say who may use it")]
    [InlineData(typeof(BadName), "has the command name “Bad Name”")]
    [InlineData(typeof(FourWords), "has the command name “a b c d”")]
    [InlineData(typeof(TwoBlanks), "has the command name “a  b”")]
    [InlineData(
        typeof(NoSuchCompletion),
        "completes the option “x” by “Missing”; NoSuchCompletion needs exactly one method of that name, "
            + "which must look like this: Task<IReadOnlyList<Choice>> Missing(CommandContext context, string typed, CancellationToken "
            + "cancellationToken)"
    )]
    [InlineData(typeof(OddCompletion), "completes the option “x” by “Complete”")]
    [InlineData(typeof(CompletedNumber), "has an option “x” of Int64 with a completion; only strings can have one")]
    [InlineData(typeof(NoDescription), "has a description that is empty")]
    [InlineData(typeof(BadRoute), "has the name “a:b”; use 1–40 small letters, digits and -")]
    [InlineData(typeof(AsyncVoid), "returns Void; a button returns Task<Reply> or Task<Update> or Task<Modal>")]
    [InlineData(typeof(UpdatesNothing), "a command returns Task<Reply> or Task<Modal>")]
    [InlineData(typeof(FormInForm), "a modal returns Task<Reply> or Task<Update>")]
    [InlineData(typeof(OddParameter), "has a parameter “when” of DateTime that nothing can fill")]
    [InlineData(typeof(RouteInCommand), "has a parameter “id” of Guid that nothing can fill")]
    [InlineData(typeof(WrongContext), "has a parameter “context” of CommandContext that nothing can fill")]
    [InlineData(typeof(OptionOfButton), "has an [Option] “text”; only slash commands have options")]
    [InlineData(
        typeof(NumberInput),
        "has an [Input] “number”; only modals have inputs, and those are string, bool or IReadOnlyList of string, Snowflake or Attachment"
    )]
    [InlineData(typeof(SelectOfNothing), "does not take what was chosen, or takes it twice")]
    [InlineData(typeof(SelectOfTwo), "does not take what was chosen, or takes it twice")]
    [InlineData(typeof(SelectOfNumbers), "has a parameter “values” of IReadOnlyList`1 that nothing can fill")]
    [InlineData(
        typeof(OddOption),
        "has an option “x” of Int32; use string, long, bool, Channel, User, Role, Mentionable, Attachment or an enum"
    )]
    [InlineData(typeof(OddLimits), "has an option “x” with a Min above its Max")]
    [InlineData(typeof(OddLength), "has an option “x” with a MinLength above its MaxLength")]
    [InlineData(typeof(FlagsOption), "has an option “x” of BindingFlags; use string")]
    [InlineData(typeof(LargeEnumOption), "has an option “x” of ConsoleKey, which has no values or more than Discord’s 25")]
    [InlineData(typeof(BlankMenuName), "has the command name “ a”; Discord takes 1–32 characters")]
    [InlineData(typeof(MenuOfNothing), "does not take the Message whose command it is")]
    [InlineData(typeof(MenuOfMember), "does not take the User whose command it is")]
    [InlineData(
        typeof(MenuOfSureMember),
        "has a parameter “member” of Member that nothing can fill; see "
            + "docs/plugins/commands-and-modals.md for what a command of a person may take"
    )]
    [InlineData(typeof(MenuWithOption), "has an [Option] “x”; only slash commands have options")]
    [InlineData(typeof(BadOptionName), "has the option name “Some Name”")]
    [InlineData(typeof(LongOptionText), "has an option “x” whose description is empty or longer")]
    public void What_could_only_fail_later_is_refused(Type feature, string problem)
    {
        var error = Assert.Throws<PluginException>(() => HandlerDiscovery.Read(feature).ToList());

        Assert.Equal(PluginState.ConfigureFailed, error.State);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_may_be_left_out_when_its_parameter_is_nullable()
    {
        var options = Assert.Single(HandlerDiscovery.Read(typeof(Options))).Bindings.OfType<OptionBinding>();

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

    [Fact]
    public void Handlers_of_base_classes_are_read_and_an_overridden_one_once()
    {
        var handlers = HandlerDiscovery.Read(typeof(Derived)).ToList();

        Assert.Equal(["base", "own", "virtual"], handlers.Select(handler => handler.Name).Order());
        Assert.All(handlers, handler => Assert.Equal(typeof(Derived), handler.Feature));
        Assert.Equal(typeof(Derived), handlers.Single(handler => handler.Name == "virtual").Method.DeclaringType);
        Assert.NotNull(handlers.Single(handler => handler.Name == "base").Bindings.OfType<OptionBinding>().Single().Autocomplete);
    }

    [Fact]
    public async Task Event_handlers_of_base_classes_are_read_and_called()
    {
        var subscribers = EventSubscriber.Read(typeof(Derived)).OrderBy(subscriber => subscriber.Name).ToList();

        Assert.Equal(
            ["Derived.HandleAsync(GuildRemoved)", "Derived.Private(RoleDeleted)", "Derived.Virtual(MemberLeft)"],
            subscribers.Select(subscriber => subscriber.Name)
        );
        var feature = new Derived();
        var left = new MemberLeft(new Snowflake(1), new User { Id = new Snowflake(2), Username = "carl" });
        await subscribers[0].InvokeAsync(feature, new GuildRemoved(new Snowflake(1)), TestContext.Current.CancellationToken);
        await subscribers[1]
            .InvokeAsync(feature, new RoleDeleted(new Snowflake(1), new Snowflake(3)), TestContext.Current.CancellationToken);
        await subscribers[2].InvokeAsync(feature, left, TestContext.Current.CancellationToken);
        Assert.Equal(["base GuildRemoved", "private", "derived"], feature.Heard);
    }

    private abstract class Base<T>
    {
        public List<string> Heard { get; } = [];

        [Command("base", "Base"), Everyone]
        public Task<Reply> Command(CommandContext context, [Option("x", "X", Autocomplete = nameof(CompleteAsync))] string x) => null!;

        [Button("virtual"), Everyone]
        public virtual Task<Reply> Click(ComponentContext context) => null!;

        [On]
        public Task HandleAsync(T e, CancellationToken cancellationToken) => Hear($"base {typeof(T).Name}");

        [On]
        public virtual Task Virtual(MemberLeft e, CancellationToken cancellationToken) => Hear("base");

        protected Task Hear(string what)
        {
            Heard.Add(what);
            return Task.CompletedTask;
        }

        [On]
        private Task Private(RoleDeleted e, CancellationToken cancellationToken) => Hear("private");

        private Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
            null!;
    }

    private sealed class Derived : Base<GuildRemoved>
    {
        public override Task<Reply> Click(ComponentContext context) => null!;

        [Command("own", "Own"), Everyone]
        public Task<Reply> Own(CommandContext context) => null!;

        public override Task Virtual(MemberLeft e, CancellationToken cancellationToken) => Hear("derived");
    }

    private sealed class Options
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(
            CommandContext context,
            [Option("a", "A")] string a,
            [Option("b", "B")] string? b,
            [Option("c", "C")] long c,
            [Option("d", "D")] bool? d
        ) => null!;
    }

    private sealed class EventOfNothing
    {
        [On]
        public static Task Run(string e, CancellationToken cancellationToken) => null!;
    }

    private sealed class EventWithoutToken
    {
        [On]
        public static Task Run(MessageCreated e) => null!;
    }

    private sealed class EventThatReturnsNothing
    {
        [On]
        public static void Run(MessageCreated e, CancellationToken cancellationToken) { }
    }

    private sealed class EventOfAllKinds
    {
        [On]
        public static Task Run(DiscordEvent e, CancellationToken cancellationToken) => null!;
    }
}
