using DCTicket.Contracts;
using DCTicket.Host.Settings;

namespace DCTicket.Host.Plugins.BuiltIn.Settings;

/// <summary>Changes the language and the time zone of the server on the card of /settings.</summary>
internal sealed class EditGuildLocale(GuildLocales locales, GuildLocaleRenderer renderer)
{
    [Button("settings-server"), RequirePermission(Permissions.ManageGuild)]
    public Task<Update> ShowAsync(ComponentContext context) => Task.FromResult<Update>(renderer.Render(context, headline: null));

    [SelectMenu("settings-language"), RequirePermission(Permissions.ManageGuild)]
    public async Task<Update> SetLanguageAsync(ComponentContext context, IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        var language = chosen[0] == GuildLocaleRenderer.FollowDiscord ? null : chosen[0];
        if (language is not null && !renderer.Languages.Contains(language))
            return Update.Refuse(context.Text("settings.unknown-language"));
        await locales.ChangeAsync(context.GuildId, row => row with { Culture = language }, cancellationToken);
        return renderer.Render(context, context.Text("settings.saved"));
    }

    [Button("settings-zone"), RequirePermission(Permissions.ManageGuild)]
    public Task<Modal> AskZoneAsync(ComponentContext context) =>
        Task.FromResult(
            new Modal(
                Route.To("settings-zone"),
                context.Text("settings.zone"),
                new TextInput("zone", context.Text("settings.zone"))
                {
                    Description = context.Text("settings.zone-help"),
                    Value = locales.TimeZoneOf(context.GuildId).Id,
                    Placeholder = "Asia/Taipei",
                    MaxLength = 60,
                    Required = false,
                }
            )
        );

    [ModalSubmit("settings-zone"), RequirePermission(Permissions.ManageGuild)]
    public async Task<Update> SetZoneAsync(ModalContext context, [Input("zone")] string typed, CancellationToken cancellationToken)
    {
        var zone = TimeZones.Find(typed);
        if (zone is null && typed.Trim().Length > 0)
            return Update.Refuse(GuildLocaleRenderer.Unknown(typed, context));
        await locales.ChangeAsync(context.GuildId, row => row with { TimeZone = zone?.Id }, cancellationToken);
        return renderer.Render(context, context.Text("settings.saved"));
    }
}
