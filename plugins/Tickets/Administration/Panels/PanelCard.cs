using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Renders the state of a panel for an admin.</summary>
internal sealed class PanelCard(PanelRenderer write, DepartmentQuery departments)
{
    public static Route Words(Panel panel) => Route.To("panel-words", panel.Id);

    /// <summary>The buttons to change a panel.</summary>
    public async Task<OutgoingMessage> WriteAsync(InteractionContext context, Panel panel, CancellationToken cancellationToken)
    {
        var culture = context.Culture;
        var all = await departments.All(panel.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        var shown = await write.DepartmentsAsync(panel, cancellationToken);
        string Text(string key) => TicketTexts.Get(culture, key);
        List<IReadOnlyList<Component>> rows = [];
        if (all.Count > 0)
        {
            rows.Add([
                new StringSelect(
                    Route.To("panel-departments", panel.Id),
                    [
                        .. all.Take(DepartmentQuery.MaxCount)
                            .Select(d => new SelectOption(d.NameIn(culture), d.Key) { Default = panel.Departments.Contains(d.Key) }),
                    ]
                )
                {
                    Placeholder = Text("panel.card.departments"),
                    MinValues = 0,
                    MaxValues = DepartmentQuery.MaxCount,
                },
            ]);
        }

        if (shown.Count > 1)
        {
            rows.Add([
                new StringSelect(Route.To("panel-up", panel.Id), [.. shown.Skip(1).Select(d => new SelectOption(d.NameIn(culture), d.Key))])
                {
                    Placeholder = Text("panel.card.up"),
                },
            ]);
        }

        rows.Add([
            new Button(Words(panel), Text("panel.card.words")) { Style = ButtonStyle.Primary, Emoji = "✏️" },
            new Button(Route.To("panel-repost", panel.Id), Text("panel.card.repost")) { Emoji = "📨" },
            new Button(Route.To("panel-delete", panel.Id), Text("panel.card.delete")) { Style = ButtonStyle.Danger, Emoji = "🗑️" },
        ]);
        return new OutgoingMessage { Embeds = [await EmbedAsync(context, panel, cancellationToken)], ActionRows = rows };
    }

    private async Task<Embed> EmbedAsync(InteractionContext context, Panel panel, CancellationToken cancellationToken)
    {
        var (culture, guild) = (context.Culture, context.GuildCulture);
        var shown = await write.DepartmentsAsync(panel, cancellationToken);
        var names =
            shown.Count == 0
                ? "—"
                : string.Join('\n', shown.Select((d, index) => $"{index + 1}. {d.Emoji} {Markdown.Escape(d.NameIn(culture))}"));
        return new Embed
        {
            Title = Truncate.To(write.TitleOf(panel, guild), 256),
            Description = write.TextOf(panel, guild),
            Color = panel.Color ?? Colors.Panel,
            Image = panel.Image is null ? null : new EmbedImage(panel.Image),
            Thumbnail = panel.Thumbnail is null ? null : new EmbedImage(panel.Thumbnail),
            Fields =
            [
                new(TicketTexts.Get(culture, "panel.card.place"), panel.Place(culture), Inline: true),
                new(TicketTexts.Get(culture, "panel.card.state"), State(panel, culture), Inline: true),
                new(
                    TicketTexts.Get(culture, panel.Departments.Count == 0 ? "panel.card.all" : "panel.card.chosen"),
                    Truncate.To(names, 1024)
                ),
            ],
        };
    }

    /// <summary>Whether the message is up to date, and what to do otherwise.</summary>
    public static string State(Panel panel, CultureInfo culture) =>
        panel switch
        {
            { GoneAt: not null, Problem: PanelProblem.ChannelGone } => TicketTexts.Get(culture, "panel.state.channel-gone"),
            { GoneAt: { } at } => TicketTexts.Get(culture, "panel.state.gone", Timestamp.Relative(at)),
            { Problem: PanelProblem.Permission } => TicketTexts.Get(culture, "panel.state.permission", Mention.Channel(panel.ChannelId)),
            { Problem: PanelProblem.Emoji } => TicketTexts.Get(culture, "panel.state.emoji", Markdown.Escape(panel.ProblemDetail ?? "")),
            { Problem: PanelProblem.Refused } => TicketTexts.Get(
                culture,
                "panel.state.refused",
                Markdown.Escape(panel.ProblemDetail ?? "")
            ),
            { Problem: PanelProblem.Outage } => TicketTexts.Get(culture, "panel.state.outage"),
            { IsCurrent: false } => TicketTexts.Get(culture, "panel.state.waiting"),
            _ => TicketTexts.Get(culture, "panel.state.current"),
        };
}
