using DCTicket.Contracts;
using DCTicket.Discord.Connection;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>/plugins: the plugins and their state. A server's administrators see names and states, the bot's owner everything.</summary>
internal sealed class ShowPlugins(PluginHealthQuery plugins, IBotOwners owners, IDiscordConnection connection)
{
    [Command("plugins", "Show the bot’s plugins and their status"), RequirePermission(Permissions.Administrator)]
    public async Task<Reply> ShowAsync(CommandContext context, CancellationToken cancellationToken) =>
        await RenderAsync(context, 0, cancellationToken);

    [Button("plugins-page"), RequirePermission(Permissions.Administrator)]
    public async Task<Update> TurnPageAsync(ComponentContext context, int page, CancellationToken cancellationToken) =>
        await RenderAsync(context, page, cancellationToken);

    private async Task<OutgoingMessage> RenderAsync(InteractionContext context, int page, CancellationToken cancellationToken)
    {
        var all = await plugins.ListAsync(cancellationToken);
        var isOwner = await owners.ContainsAsync(context.Member.User.Id, cancellationToken);
        return PluginListRenderer.Render(all, connection.Status, isOwner, page, context.Culture);
    }
}
