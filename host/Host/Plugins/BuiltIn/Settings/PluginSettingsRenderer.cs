using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Settings;

namespace DCTicket.Host.Plugins.BuiltIn.Settings;

/// <summary>Renders the settings of a plugin in a server, five a page.</summary>
internal sealed class PluginSettingsRenderer(HostData host)
{
    // A row has five buttons.
    private const int PageSize = 5;

    public OutgoingMessage Render(PluginSettings plugin, int page, InteractionContext context, string? headline = null)
    {
        var stored = host.Settings.Read(plugin.Plugin.Id, plugin.Scope.Guild);
        var values = plugin.Schema.Create(stored, plugin.Scope);
        var texts = new SettingTexts(plugin.Plugin.Texts, context.Culture);
        var pages = (plugin.Schema.Settings.Count + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, pages - 1);
        var shown = plugin.Schema.Settings.Skip(page * PageSize).Take(PageSize).ToList();
        return new OutgoingMessage
        {
            Content = headline,
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("settings.plugin-title", plugin.Plugin.Definition.Name),
                    Color = GuildLocaleRenderer.Color,
                    Fields = [.. shown.Select(setting => Field(setting, setting.Get(values), stored, texts))],
                    Footer = pages == 1 ? null : new EmbedFooter(context.Text("settings.page", page + 1, pages)),
                },
            ],
            ActionRows = [.. Rows(plugin.Plugin.Id, shown, stored, page, pages, texts)],
        };
    }

    /// <summary>The page on which a setting is.</summary>
    public static int PageOf(SettingsSchema schema, Setting setting) => schema.Settings.ToList().IndexOf(setting) / PageSize;

    private static EmbedField Field(Setting setting, object? value, JsonObject stored, SettingTexts texts)
    {
        var isSet = stored.ContainsKey(setting.Name);
        var text = setting.IsSecret && isSet && value is null ? texts.Get("settings.secret-broken") : setting.Show(value, texts);
        List<string> lines = [text, $"-# {texts.Get(isSet ? "settings.chosen" : "settings.default")}"];
        if (texts.HelpOf(setting) is { } help)
            lines.Insert(0, $"-# {help}");
        return new EmbedField(texts.LabelOf(setting), string.Join('\n', lines));
    }

    private static IEnumerable<IReadOnlyList<Component>> Rows(
        string plugin,
        List<Setting> shown,
        JsonObject stored,
        int page,
        int pages,
        SettingTexts texts
    )
    {
        yield return [.. shown.Select(setting => EditButton(plugin, setting, texts.LabelOf(setting)))];
        var changed = shown.Where(setting => stored.ContainsKey(setting.Name)).ToList();
        if (changed.Count > 0)
            yield return
            [
                new StringSelect(
                    Route.To("settings-reset", plugin, page),
                    [.. changed.Select(setting => new SelectOption(texts.LabelOf(setting), setting.Name))]
                )
                {
                    Placeholder = texts.Get("settings.reset"),
                    MaxValues = changed.Count,
                },
            ];
        var back = new Button(Route.To("settings-server"), texts.Get("settings.back")) { Emoji = "🌐" };
        yield return pages == 1 ? [back] : [Turn(plugin, page, -1, pages, texts), Turn(plugin, page, 1, pages, texts), back];
    }

    /// <summary>The button that opens the modal of a setting.</summary>
    public static Button EditButton(string plugin, Setting setting, string label) =>
        new(Route.To("settings-edit", plugin, setting.Name), label) { Emoji = "✏️" };

    private static Button Turn(string plugin, int page, int by, int pages, SettingTexts texts) =>
        new(Route.To("settings-page", plugin, page + by), texts.Get(by < 0 ? "settings.previous" : "settings.next"))
        {
            Emoji = by < 0 ? "◀️" : "▶️",
            Disabled = page + by < 0 || page + by >= pages,
        };
}
