using DCTicket.Contracts;

namespace DCTicket.Tickets.Help;

/// <summary>What each person is told to do next.</summary>
internal static class HelpArea
{
    public static IPluginBuilder AddHelp(this IPluginBuilder plugin) => plugin.AddFeature<ShowHelp>().AddService<HelpTopicQuery>();
}
