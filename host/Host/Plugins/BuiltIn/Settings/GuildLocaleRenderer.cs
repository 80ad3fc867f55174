using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Host.Interactions;
using DCTicket.Host.Settings;
using DCTicket.Host.Texts;

namespace DCTicket.Host.Plugins.BuiltIn.Settings;

/// <summary>Renders the language and the time zone of a server, and what changes them.</summary>
internal sealed class GuildLocaleRenderer(GuildLocales locales, PluginRegistry plugins, PluginSettingsQuery settings, TimeProvider time)
{
    public const string FollowDiscord = "discord";
    public const int Color = 0x5865F2;

    private const string English = "en";
    private const int MaxLanguages = 24;
    private const int MaxPlugins = 25;

    /// <summary>The languages in which there are texts.</summary>
    public IReadOnlyList<string> Languages =>
        [
            .. plugins
                .Active.Select(plugin => plugin.Texts)
                .OfType<TextCatalog>()
                .SelectMany(Translations.LocalesOf)
                .Order(StringComparer.Ordinal)
                .Prepend(English)
                .Distinct()
                .Take(MaxLanguages),
        ];

    public OutgoingMessage Render(InteractionContext context, string? headline)
    {
        var row = locales.Find(context.GuildId);
        var zone = locales.TimeZoneOf(context.GuildId);
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        return new OutgoingMessage
        {
            Content = headline,
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("settings.title"),
                    Description = context.Text("settings.intro"),
                    Color = Color,
                    Fields =
                    [
                        new EmbedField(
                            context.Text("settings.language"),
                            $"{NameOf(locales.CultureOf(context.GuildId))}\n"
                                + $"-# {context.Text(row.Culture is null ? "settings.by-discord" : "settings.chosen")}",
                            Inline: true
                        ),
                        new EmbedField(
                            context.Text("settings.zone"),
                            $"{zone.Id} · {now.ToString("t", context.Culture)}\n"
                                + $"-# {context.Text(row.TimeZone is null ? "settings.default" : "settings.chosen")}",
                            Inline: true
                        ),
                    ],
                },
            ],
            ActionRows = [.. Rows(row, context)],
        };
    }

    private IEnumerable<IReadOnlyList<Component>> Rows(GuildLocaleRow row, InteractionContext context)
    {
        yield return
        [
            new StringSelect(Route.To("settings-language"), [Follow(row, context), .. Languages.Select(name => Option(row, name))])
            {
                Placeholder = context.Text("settings.choose-language"),
            },
        ];
        if (settings.All is { Count: > 0 } plugins)
            yield return
            [
                new StringSelect(
                    Route.To("settings-plugin"),
                    [.. plugins.Take(MaxPlugins).Select(plugin => new SelectOption(plugin.Definition.Name, plugin.Id))]
                )
                {
                    Placeholder = context.Text("settings.open-plugin"),
                },
            ];
        yield return [new Button(Route.To("settings-zone"), context.Text("settings.change-zone")) { Emoji = "🕑" }];
    }

    /// <summary>Says that there is no such time zone, and which ones were perhaps meant.</summary>
    public static string Unknown(string typed, InteractionContext context)
    {
        var alike = TimeZones.Like(typed).Take(3).ToList();
        return HostTexts.Catalog.Get(
            context.Culture,
            alike.Count > 0 ? "settings.unknown-zone-alike" : "settings.unknown-zone",
            SettingTexts.Plain(typed),
            string.Join(", ", alike.Select(id => $"`{id}`"))
        );
    }

    private static SelectOption Follow(GuildLocaleRow row, InteractionContext context) =>
        new(context.Text("settings.follow-discord"), FollowDiscord) { Default = row.Culture is null };

    private static SelectOption Option(GuildLocaleRow row, string name) =>
        new(NameOf(CultureInfo.GetCultureInfo(name)), name) { Default = row.Culture == name };

    /// <summary>The name of a language in that language; English needs no country.</summary>
    private static string NameOf(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == English ? CultureInfo.GetCultureInfo(English).NativeName : culture.NativeName;
}
