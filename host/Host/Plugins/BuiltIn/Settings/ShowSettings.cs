using DCTicket.Contracts;
using DCTicket.Host.Settings;

namespace DCTicket.Host.Plugins.BuiltIn.Settings;

/// <summary>/settings: the language and the time zone of the server.</summary>
internal sealed class ShowSettings(GuildLocales locales, GuildLocaleRenderer renderer)
{
    [Command("settings", "View and change the settings of this server"), RequirePermission(Permissions.ManageGuild)]
    public async Task<Reply> ShowAsync(
        CommandContext context,
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
        if (timezone is null)
            return renderer.Render(context, headline: null);
        if (TimeZones.Find(timezone) is not { } zone)
            return Reply.Refuse(GuildLocaleRenderer.Unknown(timezone, context));
        await locales.ChangeAsync(context.GuildId, row => row with { TimeZone = zone.Id }, cancellationToken);
        return renderer.Render(context, context.Text("settings.saved"));
    }

    public static Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Choice>>([.. TimeZones.Like(typed).Select(id => new Choice(id, id))]);
}
