using DCTicket.Contracts;

namespace DCTicket.Host.Tests.Interactions;

#pragma warning disable CA1812 // The handlers are read, never called.
/// <summary>Classes with handlers that must be refused when a plugin is loaded, each for one reason.</summary>
internal static class RefusedHandlers
{
    internal sealed class NoAccess
    {
        [Command("a", "A")]
        public static Task<Reply> Run(CommandContext context) => null!;
    }

    internal sealed class BadName
    {
        [Command("Bad Name", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context) => null!;
    }

    internal sealed class FourWords
    {
        [Command("a b c d", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context) => null!;
    }

    internal sealed class TwoBlanks
    {
        [Command("a  b", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context) => null!;
    }

    internal sealed class NoSuchCompletion
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("x", "X", Autocomplete = "Missing")] string x) => null!;
    }

    internal sealed class OddCompletion
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("x", "X", Autocomplete = nameof(Complete))] string x) => null!;

        public static Task<string[]> Complete(CommandContext context, string typed, CancellationToken cancellationToken) => null!;
    }

    internal sealed class CompletedNumber
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("x", "X", Autocomplete = nameof(Run))] long x) => null!;
    }

    internal sealed class NoDescription
    {
        [Command("a", ""), Everyone]
        public static Task<Reply> Run(CommandContext context) => null!;
    }

    internal sealed class BadRoute
    {
        [Button("a:b"), Everyone]
        public static Task<Reply> Run(ComponentContext context) => null!;
    }

    internal sealed class AsyncVoid
    {
        [Button("a"), Everyone]
        public static void Run(ComponentContext context) { }
    }

    internal sealed class UpdatesNothing
    {
        [Command("a", "A"), Everyone]
        public static Task<Update> Run(CommandContext context) => null!;
    }

    internal sealed class FormInForm
    {
        [ModalSubmit("a"), Everyone]
        public static Task<Modal> Run(ModalContext context) => null!;
    }

    internal sealed class OddParameter
    {
        [Button("a"), Everyone]
        public static Task<Reply> Run(ComponentContext context, DateTime when) => null!;
    }

    internal sealed class RouteInCommand
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, Guid id) => null!;
    }

    internal sealed class WrongContext
    {
        [Button("a"), Everyone]
        public static Task<Reply> Run(CommandContext context) => null!;
    }

    internal sealed class OptionOfButton
    {
        [Button("a"), Everyone]
        public static Task<Reply> Run(ComponentContext context, [Option("x", "X")] string text) => null!;
    }

    internal sealed class NumberInput
    {
        [ModalSubmit("a"), Everyone]
        public static Task<Reply> Run(ModalContext context, [Input("x")] int number) => null!;
    }

    internal sealed class SelectOfNothing
    {
        [SelectMenu("a"), Everyone]
        public static Task<Reply> Run(ComponentContext context, int number) => null!;
    }

    internal sealed class SelectOfTwo
    {
        [SelectMenu("a"), Everyone]
        public static Task<Reply> Run(ComponentContext context, IReadOnlyList<string> a, IReadOnlyList<string> b) => null!;
    }

    internal sealed class SelectOfNumbers
    {
        [SelectMenu("a"), Everyone]
        public static Task<Reply> Run(ComponentContext context, IReadOnlyList<int> values) => null!;
    }

    internal sealed class OddOption
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("x", "X")] int x) => null!;
    }

    internal sealed class OddLimits
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("x", "X", Min = 5, Max = 4)] long x) => null!;
    }

    internal sealed class OddLength
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("x", "X", MaxLength = 5)] long x) => null!;
    }

    internal sealed class FlagsOption
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("x", "X")] System.Reflection.BindingFlags x) => null!;
    }

    internal sealed class LargeEnumOption
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("x", "X")] ConsoleKey x) => null!;
    }

    internal sealed class BlankMenuName
    {
        [MessageCommand(" a"), Everyone]
        public static Task<Reply> Run(CommandContext context, Message message) => null!;
    }

    internal sealed class MenuOfNothing
    {
        [MessageCommand("A"), Everyone]
        public static Task<Reply> Run(CommandContext context) => null!;
    }

    internal sealed class MenuOfMember
    {
        [UserCommand("A"), Everyone]
        public static Task<Reply> Run(CommandContext context, Member? member) => null!;
    }

    internal sealed class MenuOfSureMember
    {
        [UserCommand("A"), Everyone]
        public static Task<Reply> Run(CommandContext context, User user, Member member) => null!;
    }

    internal sealed class MenuWithOption
    {
        [UserCommand("A"), Everyone]
        public static Task<Reply> Run(CommandContext context, User user, [Option("x", "X")] string x) => null!;
    }

    internal sealed class BadOptionName
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(CommandContext context, [Option("Some Name", "X")] string x) => null!;
    }

    internal sealed class LongOptionText
    {
        [Command("a", "A"), Everyone]
        public static Task<Reply> Run(
            CommandContext context,
            [Option("x", "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")] string x
        ) => null!;
    }
}
