using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>Renders the list of plugins, one line each. Details are for the bot's owner only.</summary>
internal static class PluginListRenderer
{
    // Even with error messages the list stays far below Discord's 4,096 characters.
    private const int PageSize = 10;
    private const int MaxCauses = 2;

    public static OutgoingMessage Render(
        IReadOnlyList<PluginHealth> all,
        ConnectionStatus connection,
        bool isOwner,
        int page,
        CultureInfo culture
    )
    {
        var pages = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        var shown = all.Skip(page * PageSize).Take(PageSize).ToList();
        var lines = shown.SelectMany(health => Lines(health, isOwner, culture)).Prepend(Connection(connection, isOwner, culture)).ToList();
        if (!isOwner && all.Any(health => health.Light is PluginLight.Down or PluginLight.Failing))
            lines.Add($"-# {PluginTexts.Get(culture, "plugins.ask-owner")}");
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = PluginTexts.Get(culture, "plugins.title"),
                    Description = string.Join('\n', lines),
                    Color = Color(all),
                    Footer = pages == 1 ? null : new EmbedFooter(PluginTexts.Get(culture, "plugins.page", page + 1, pages)),
                },
            ],
            ActionRows = [.. Rows(shown, isOwner, page, pages, culture)],
        };
    }

    /// <summary>The colour of the worst plugin.</summary>
    public static int Color(IReadOnlyList<PluginHealth> all) =>
        all.Any(health => health.Light == PluginLight.Down) ? 0xDA373C
        : all.Any(health => health.Light == PluginLight.Failing) ? 0xF0B232
        : 0x23A55A;

    private static string Connection(ConnectionStatus connection, bool isOwner, CultureInfo culture) =>
        connection switch
        {
            { State: ConnectionState.Ready } => PluginTexts.Get(culture, "plugins.connected", PluginTexts.Exact(connection.Since)),
            { Reason: { } reason } when isOwner =>
                $"{PluginTexts.Get(culture, "plugins.disconnected", PluginTexts.Exact(connection.Since))} {PluginTexts.Line(reason)}",
            _ => PluginTexts.Get(culture, "plugins.disconnected", PluginTexts.Exact(connection.Since)),
        };

    private static IEnumerable<string> Lines(PluginHealth health, bool isOwner, CultureInfo culture)
    {
        var name = $"{PluginTexts.Sign(health)} **{health.Plugin.Name}** {health.Plugin.Manifest?.Version}".TrimEnd();
        if (!isOwner)
            return [health.Light == PluginLight.Running ? name : $"{name} · {PluginTexts.Get(culture, $"plugins.state.{health.Light}")}"];
        var causes = PluginTexts.Causes(health, culture).ToList();
        return
        [
            name,
            .. causes.Take(MaxCauses).Select(cause => $"-# {cause}"),
            .. causes.Count > MaxCauses
                ? [$"-# {PluginTexts.Count(culture, "plugins.more", causes.Count - MaxCauses)}"]
                : Array.Empty<string>(),
        ];
    }

    private static SelectOption Option(PluginHealth health) =>
        new(health.Plugin.Name, health.Plugin.Id) { Emoji = PluginTexts.Sign(health) };

    private static IEnumerable<IReadOnlyList<Component>> Rows(
        List<PluginHealth> shown,
        bool isOwner,
        int page,
        int pages,
        CultureInfo culture
    )
    {
        if (isOwner && shown.Count > 0)
            yield return
            [
                new StringSelect(Route.To("plugin"), [.. shown.Select(Option)])
                {
                    Placeholder = PluginTexts.Get(culture, "plugins.details"),
                },
            ];
        var refresh = new Button(Route.To("plugins-page", page), PluginTexts.Get(culture, "plugins.refresh")) { Emoji = "🔄" };
        yield return pages == 1
            ? [refresh]
            :
            [
                // Custom ids must be unique in a message.
                new Button(Route.To("plugins-page", page - 1), PluginTexts.Get(culture, "plugins.previous"))
                {
                    Emoji = "◀️",
                    Disabled = page == 0,
                },
                refresh,
                new Button(Route.To("plugins-page", page + 1), PluginTexts.Get(culture, "plugins.next"))
                {
                    Emoji = "▶️",
                    Disabled = page == pages - 1,
                },
            ];
    }
}
