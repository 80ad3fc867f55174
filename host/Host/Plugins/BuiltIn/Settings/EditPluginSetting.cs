using DCTicket.Contracts;
using DCTicket.Discord.Json;
using DCTicket.Host.Settings;

namespace DCTicket.Host.Plugins.BuiltIn.Settings;

/// <summary>Changes one setting of a plugin by a modal.</summary>
internal sealed class EditPluginSetting(PluginSettingsQuery plugins, PluginSettingsRenderer renderer, HostData host)
{
    private const int MaxShown = 1000;

    [Button("settings-edit"), RequirePermission(Permissions.ManageGuild)]
    public Task<Modal> AskAsync(ComponentContext context, string plugin, string name)
    {
        if (plugins.Find(plugin, context.GuildId) is not { } found || found.Schema.Find(name) is not { } setting)
            return Task.FromResult<Modal>(new Refusal("settings.gone"));
        var stored = host.Settings.Read(plugin, context.GuildId);
        var value = setting.Get(found.Schema.Create(stored, found.Scope));
        return Task.FromResult(
            new Modal(
                Route.To("settings-edit", plugin, name, SettingsSchema.StampOf(stored, setting)),
                context.Text("settings.plugin-title", found.Plugin.Definition.Name),
                setting.CreateInput(value, TextsOf(found, context))
            )
        );
    }

    [ModalSubmit("settings-edit"), RequirePermission(Permissions.ManageGuild)]
    public async Task<Update> SaveAsync(ModalContext context, string plugin, string name, string stamp, CancellationToken cancellationToken)
    {
        if (plugins.Find(plugin, context.GuildId) is not { } found || found.Schema.Find(name) is not { } setting)
            return new Refusal("settings.gone");
        var texts = TextsOf(found, context);
        var input = context.Values.GetValueOrDefault(Setting.InputName) ?? new ModalValue();
        var (value, problem) = setting.Read(input, texts);
        if (problem is not null)
            return Update.Refuse(Explain(problem, plugin, setting, input, texts));
        var page = PluginSettingsRenderer.PageOf(found.Schema, setting);
        // Nothing typed keeps the saved secret.
        if (setting.IsSecret && value is null)
            return renderer.Render(found, page, context);
        var isChanged = false;
        await host.Settings.ChangeAsync(
            plugin,
            context.GuildId,
            stored =>
            {
                if (isChanged = SettingsSchema.StampOf(stored, setting) != stamp)
                    return false;
                stored[name] = setting.Write(value, found.Scope);
                return true;
            },
            cancellationToken
        );
        return renderer.Render(
            found,
            page,
            context,
            isChanged ? texts.Get("settings.meanwhile", texts.LabelOf(setting)) : texts.Get("settings.saved")
        );
    }

    private static SettingTexts TextsOf(PluginSettings found, InteractionContext context) => new(found.Plugin.Texts, context.Culture);

    /// <summary>What is wrong, with what was typed: the modal is gone.</summary>
    private static OutgoingMessage Explain(string problem, string plugin, Setting setting, ModalValue input, SettingTexts texts)
    {
        var typed = TextLimit.Truncate(input.Text.Replace('`', '\'').Trim(), MaxShown);
        return new OutgoingMessage
        {
            Content = setting.IsSecret || typed.Length == 0 ? problem : $"{problem}\n```\n{typed}\n```",
            Buttons = [PluginSettingsRenderer.EditButton(plugin, setting, texts.Get("settings.try-again"))],
        };
    }
}
