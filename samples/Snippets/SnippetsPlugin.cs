using DCTicket.Contracts;

namespace Snippets;

public sealed class SnippetsPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin
            .AddOptions<SnippetsOptions>()
            .AddDatabase<SnippetsDbContext>()
            .AddTexts(SnippetTexts.Catalog)
            .AddFeature<AddSnippet>()
            .AddFeature<UseSnippet>()
            .AddFeature<ListSnippets>()
            .AddFeature<RemoveSnippet>()
            .AddService<FindSnippets>()
            .Export<IUserData, SnippetAuthors>()
            .AddFeature<CountTickets>()
            .AddJob<DropUnused>(every: TimeSpan.FromHours(6));
    }
}
