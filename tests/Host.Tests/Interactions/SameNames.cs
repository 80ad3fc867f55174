using DCTicket.Contracts;

namespace DCTicket.Host.Tests.Interactions;

#pragma warning disable CA1812 // The handlers are read, never called.
/// <summary>Plugins with two handlers of one name.</summary>
internal static class SameNames
{
    internal sealed class TwoButtons : IPlugin
    {
        public void Configure(IPluginBuilder plugin) => plugin.AddFeature<FirstButton>().AddFeature<SecondButton>();
    }

    internal sealed class CommandAndSubcommand : IPlugin
    {
        public void Configure(IPluginBuilder plugin) => plugin.AddFeature<Subcommand>().AddFeature<WholeCommand>();
    }

    internal sealed class FirstButton
    {
        [Button("close"), Everyone]
        public static Task<Reply> Run(ComponentContext context) => null!;
    }

    internal sealed class SecondButton
    {
        [Button("close"), Everyone]
        public static Task<Reply> Again(ComponentContext context) => null!;
    }

    internal sealed class Subcommand
    {
        [Command("shop open", "Open"), Everyone]
        public static Task<Reply> Run(CommandContext context) => null!;
    }

    internal sealed class WholeCommand
    {
        [Command("shop", "Shop"), Everyone]
        public static Task<Reply> Run(CommandContext context) => null!;
    }
}
