using DCTicket.Contracts;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>Shows the bot's owner all details of a plugin.</summary>
internal sealed class ShowPluginDetails(PluginHealthQuery plugins)
{
    [SelectMenu("plugin"), RequireBotOwner]
    public Task<Update> ChooseAsync(ComponentContext context, IReadOnlyList<string> chosen, CancellationToken cancellationToken) =>
        ShowAsync(context, chosen[0], cancellationToken);

    [Button("plugin-show"), RequireBotOwner]
    public async Task<Update> ShowAsync(ComponentContext context, string id, CancellationToken cancellationToken) =>
        await plugins.FindAsync(id, cancellationToken) is { } health
            ? PluginDetailsRenderer.Render(health, context.Culture)
            : Update.Refuse(PluginTexts.Get(context.Culture, "plugins.gone"));
}
