using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Host.Events;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>Lets the bot's owner retry or drop parked events.</summary>
internal sealed class RetryParkedEvents(PluginHealthQuery plugins, ParkedEvents parked)
{
    [SelectMenu("parked"), RequireBotOwner]
    public async Task<Update> ChooseAsync(
        ComponentContext context,
        string plugin,
        IReadOnlyList<string> chosen,
        CancellationToken cancellationToken
    )
    {
        var events = await parked.ListAsync(plugin, PluginHealthQuery.MaxParked, cancellationToken);
        return
            long.TryParse(chosen[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && events.FirstOrDefault(e => e.Id == id) is { } found
            ? Render(found, context.Culture)
            : Update.Refuse(PluginTexts.Get(context.Culture, "plugins.parked-gone"));
    }

    [Button("parked-retry"), RequireBotOwner]
    public async Task<Update> RetryAsync(ComponentContext context, string plugin, long id, CancellationToken cancellationToken) =>
        await parked.RetryAsync(plugin, id, cancellationToken)
            ? await ShowAsync(context, plugin, cancellationToken)
            : Update.Refuse(PluginTexts.Get(context.Culture, "plugins.parked-gone"));

    [Button("parked-drop"), RequireBotOwner]
    public async Task<Update> DropAsync(ComponentContext context, string plugin, long id, CancellationToken cancellationToken) =>
        await parked.DropAsync(plugin, id, cancellationToken)
            ? await ShowAsync(context, plugin, cancellationToken)
            : Update.Refuse(PluginTexts.Get(context.Culture, "plugins.parked-gone"));

    [Button("parked-retry-all"), RequireBotOwner]
    public async Task<Update> RetryAllAsync(ComponentContext context, string plugin, CancellationToken cancellationToken)
    {
        foreach (var e in await parked.ListAsync(plugin, PluginHealthQuery.MaxParked, cancellationToken))
            await parked.RetryAsync(plugin, e.Id, cancellationToken);
        return await ShowAsync(context, plugin, cancellationToken);
    }

    private async Task<Update> ShowAsync(ComponentContext context, string plugin, CancellationToken cancellationToken) =>
        await plugins.FindAsync(plugin, cancellationToken) is { } health
            ? PluginDetailsRenderer.Render(health, context.Culture)
            : Update.Refuse(PluginTexts.Get(context.Culture, "plugins.gone"));

    private static OutgoingMessage Render(ParkedEvent e, CultureInfo culture) =>
        new()
        {
            Embeds =
            [
                new Embed
                {
                    Title = $"⏸️ {PluginDetailsRenderer.EventName(e)}",
                    Description = string.Join(
                        '\n',
                        PluginTexts.Get(culture, "plugins.parked-event", e.Subscriber, PluginTexts.Exact(e.RaisedAt), e.Attempts),
                        PluginTexts.Line(e.LastError)
                    ),
                    Footer = new EmbedFooter(PluginTexts.Get(culture, "plugins.parked-hint")),
                },
            ],
            Buttons =
            [
                new Button(Route.To("parked-retry", e.Publisher, e.Id), PluginTexts.Get(culture, "plugins.retry"))
                {
                    Style = ButtonStyle.Primary,
                },
                new Button(Route.To("parked-drop", e.Publisher, e.Id), PluginTexts.Get(culture, "plugins.drop"))
                {
                    Style = ButtonStyle.Danger,
                },
                new Button(Route.To("plugin-show", e.Publisher), PluginTexts.Get(culture, "plugins.back")) { Emoji = "◀️" },
            ],
        };
}
