using DCTicket.Contracts;
using DCTicket.Host.Settings;

namespace DCTicket.Host.Plugins.BuiltIn.Settings;

/// <summary>Shows the settings of a plugin, and resets them.</summary>
internal sealed class ShowPluginSettings(PluginSettingsQuery plugins, PluginSettingsRenderer renderer, HostData host)
{
    [SelectMenu("settings-plugin"), RequirePermission(Permissions.ManageGuild)]
    public Task<Update> ChooseAsync(ComponentContext context, IReadOnlyList<string> chosen) => ShowAsync(context, chosen[0], 0);

    [Button("settings-page"), RequirePermission(Permissions.ManageGuild)]
    public Task<Update> ShowAsync(ComponentContext context, string plugin, int page) =>
        Task.FromResult<Update>(
            plugins.Find(plugin, context.GuildId) is { } found ? renderer.Render(found, page, context) : new Refusal("settings.gone")
        );

    [SelectMenu("settings-reset"), RequirePermission(Permissions.ManageGuild)]
    public async Task<Update> ResetAsync(
        ComponentContext context,
        string plugin,
        int page,
        IReadOnlyList<string> chosen,
        CancellationToken cancellationToken
    )
    {
        if (plugins.Find(plugin, context.GuildId) is not { } found)
            return new Refusal("settings.gone");
        await host.Settings.ChangeAsync(
            found.Plugin.Id,
            context.GuildId,
            stored => chosen.Select(stored.Remove).ToList().Contains(true),
            cancellationToken
        );
        return renderer.Render(found, page, context, context.Text("settings.saved"));
    }
}
