using DCTicket.Contracts;
using DCTicket.Host.Settings;

namespace DCTicket.Host.Plugins.BuiltIn.Settings;

/// <summary>/settings: the settings of the server, and those of plugins.</summary>
internal sealed class ShowSettings(
    GuildLocales locales,
    GuildLocaleRenderer renderer,
    PluginSettingsQuery plugins,
    PluginSettingsRenderer pluginRenderer
)
{
    [Command("settings", "View and change the settings of this server"), RequirePermission(Permissions.ManageGuild)]
    public async Task<Reply> ShowAsync(
        CommandContext context,
        [Option("plugin", "Open the settings of a plugin", Autocomplete = nameof(CompletePluginAsync), MaxLength = 100)] string? plugin,
        [Option(
            "timezone",
            "Set the time zone, such as Asia/Taipei or Europe/London",
            Autocomplete = nameof(CompleteAsync),
            MaxLength = 60
        )]
            string? timezone,
        CancellationToken cancellationToken
    )
    {
        if (plugin is not null)
            return plugins.Find(plugin, context.GuildId) is { } found
                ? pluginRenderer.Render(found, 0, context)
                : Reply.Refuse(context.Text("settings.no-plugin", SettingTexts.Plain(plugin)));
        if (timezone is null)
            return renderer.Render(context, headline: null);
        if (TimeZones.Find(timezone) is not { } zone)
            return Reply.Refuse(GuildLocaleRenderer.Unknown(timezone, context));
        await locales.ChangeAsync(context.GuildId, row => row with { TimeZone = zone.Id }, cancellationToken);
        return renderer.Render(context, context.Text("settings.saved"));
    }

    public static Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Choice>>([.. TimeZones.Like(typed).Select(id => new Choice(id, id))]);

    public Task<IReadOnlyList<Choice>> CompletePluginAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Choice>>([
            .. plugins
                .All.Where(plugin => plugin.Definition.Name.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
                .Select(plugin => new Choice(plugin.Definition.Name, plugin.Id)),
        ]);
}
