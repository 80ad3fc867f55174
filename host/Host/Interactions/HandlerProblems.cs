namespace DCTicket.Host.Interactions;

/// <summary>
/// Why a handler is refused: rules and texts of the loader. <c>DCTicket.Analyzers</c> compiles this file, too, and reports the same at
/// compile time; so it uses nothing that .NET Standard 2.0 lacks.
/// </summary>
internal static class HandlerProblems
{
    public const string CommandNamePattern = @"^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$";
    public const string RouteNamePattern = "^[a-z0-9-]{1,40}$";
    public const int MaxCommandName = 32;
    public const int MaxDescription = 100;
    public const int MaxChoices = 25;
    public const int MaxOptionLength = 6000;

    public const string NoAccess =
        "does not say who may use it; add [Everyone], [RequirePermission], [RequireTicketRole] or a rule of your own";

    public const string BadDescription = "has a description that is empty or longer than Discord’s 100 characters";

    public const string BadSelect =
        "does not take what was chosen, or takes it twice; a select takes one IReadOnlyList<string>, or IReadOnlyList<Snowflake> where "
        + "ids are chosen";

    public const string NoTargetUser = "does not take the User whose command it is";

    public const string NoTargetMessage = "does not take the Message whose command it is";

    public static string Sentence(string where, string problem) => $"{where} {problem}.";

    public static string BadCommandName(string name) =>
        $"has the command name “{name}”; Discord takes 1–32 small letters, digits, - and _, and two or three such words for a subcommand";

    public static string BadMenuName(string name) =>
        $"has the command name “{name}”; Discord takes 1–32 characters, with no blank at the ends";

    public static string BadRouteName(string name) => $"has the name “{name}”; use 1–40 small letters, digits and -";

    public static string BadReturn(string returned, HandlerKind kind, IEnumerable<string> answers) =>
        $"returns {returned}; a {Word(kind)} returns {string.Join(" or ", answers)}";

    public static string OptionElsewhere(string parameter) => $"has an [Option] “{parameter}”; only slash commands have options";

    public static string InputElsewhere(string parameter) =>
        $"has an [Input] “{parameter}”; only modals have inputs, "
        + "and those are string, bool or IReadOnlyList of string, Snowflake or Attachment";

    public static string UnknownParameter(string parameter, string type, HandlerKind kind) =>
        $"has a parameter “{parameter}” of {type} that nothing can fill; see "
        + $"docs/plugins/commands-and-modals.md for what a {Word(kind)} may take";

    public static string BadOptionName(string name) => $"has the option name “{name}”; Discord takes 1–32 small letters, digits, - and _";

    public static string BadOption(string name, string problem) => $"has an option “{name}” {problem}";

    public static string OptionType(string type) =>
        $"of {type}; use string, long, bool, Channel, User, Role, Mentionable, Attachment or an enum";

    public static string OptionChoices(string type) => $"of {type}, which has no values or more than Discord’s {MaxChoices}";

    public const string OptionDescription = "whose description is empty or longer than Discord’s 100 characters";

    public static string OptionCompletion(string type) => $"of {type} with a completion; only strings can have one";

    public const string OptionRange = "with a Min above its Max, or with one that is no long";

    public static string OptionLength { get; } =
        $"with a MinLength above its MaxLength, outside of 0–{MaxOptionLength}, or on something that is no string";

    public static string BadCompletion(string option, string method, string feature) =>
        $"completes the option “{option}” by “{method}”; {feature} needs exactly one method of that name, which must look like this: "
        + $"Task<IReadOnlyList<Choice>> {method}(CommandContext context, string typed, CancellationToken cancellationToken)";

    public static string SameName(string first, string second, HandlerKind kind, string name) =>
        $"{first} and {second} are both the {kind.ToString().ToLowerInvariant()} “{name}”; give one another name.";

    public static string CommandWithSubcommands(string first, string firstName, string second, string secondName) =>
        $"{first} is /{firstName} and {second} is /{secondName}; Discord takes either a command or its subcommands. Give one another "
        + "name.";

    public static string BadEventHandler(string where, string method) =>
        $"{where} is marked [On] and must look like this: Task {method}(SomeEvent e, CancellationToken cancellationToken), where SomeEvent "
        + "is one kind of DiscordEvent or DurableEvent.";

    public static string LongCustomId(string handler, string plugin, string name, int length) =>
        $"{handler} has custom ids of at least {length} characters, “{plugin}:{name}:…”; Discord takes 100. Shorten its name, or give it "
        + "fewer arguments.";

    public static bool Contains(string command, string subcommand) => subcommand.StartsWith(command + " ", System.StringComparison.Ordinal);

    private static string Word(HandlerKind kind) =>
        kind switch
        {
            HandlerKind.UserCommand => "command of a person",
            HandlerKind.MessageCommand => "command of a message",
            _ => kind.ToString().ToLowerInvariant(),
        };
}
