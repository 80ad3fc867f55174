using DCTicket.Contracts;

namespace DCTicket.Tickets.Help;

/// <summary>The next steps for each person.</summary>
internal static class HelpArea
{
    public static IPluginBuilder AddHelp(this IPluginBuilder plugin) => plugin.AddFeature<ShowHelp>().AddService<HelpTopicQuery>();
}
