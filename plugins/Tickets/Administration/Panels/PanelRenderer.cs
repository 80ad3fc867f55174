using System.Globalization;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Renders a panel in the server's language.</summary>
internal sealed class PanelRenderer(TicketsDbContext db, IOptions<TicketsOptions> options)
{
    public async Task<PanelView> RenderAsync(Panel panel, CancellationToken cancellationToken)
    {
        var guild = await db.GuildSettings.AsNoTracking().SingleAsync(g => g.GuildId == panel.GuildId, cancellationToken);
        var culture = CultureInfo.GetCultureInfo(guild.Culture);
        var departments = await DepartmentsAsync(panel, cancellationToken);
        return new PanelView
        {
            Title = TitleOf(panel, culture),
            Text = departments.Count == 0 ? TicketTexts.Get(culture, "panel.empty") : TextOf(panel, culture),
            Color = panel.Color ?? HexColor.Parse(options.Value.PanelColor) ?? Colors.Panel,
            Image = panel.Image,
            Thumbnail = panel.Thumbnail,
            Banner = Banner(guild, culture),
            Placeholder = TicketTexts.Get(culture, "panel.placeholder"),
            Items = [.. departments.Select(d => new PanelItem(d.Key, d.NameIn(culture), d.Descriptions.Pick(culture), d.Emoji, d.Style))],
        };
    }

    public string TitleOf(Panel panel, CultureInfo culture) =>
        panel.Title.Pick(culture) ?? options.Value.PanelTitle.Pick(culture) ?? TicketTexts.Get(culture, "panel.title");

    public string TextOf(Panel panel, CultureInfo culture) =>
        panel.Text.Pick(culture) ?? options.Value.PanelDescription.Pick(culture) ?? TicketTexts.Get(culture, "panel.description");

    /// <summary>The departments of a panel in order, without removed ones.</summary>
    public async Task<IReadOnlyList<Department>> DepartmentsAsync(Panel panel, CancellationToken cancellationToken)
    {
        var all = await db
            .Departments.AsNoTracking()
            .Where(d => d.GuildId == panel.GuildId && d.RemovedAt == null)
            .OrderBy(d => d.Position)
            .ThenBy(d => d.Key)
            .ToListAsync(cancellationToken);
        var shown = panel.Departments.Count == 0 ? all : panel.Departments.Select(key => all.Find(d => d.Key == key)).OfType<Department>();
        return [.. shown.Take(DepartmentQuery.MaxCount)];
    }

    private static string? Banner(GuildSettings guild, CultureInfo culture)
    {
        if (guild.PausedAt is null)
            return null;
        var text = guild.PausedUntil is { } until
            ? TicketTexts.Get(culture, "panel.paused-until", Timestamp.Relative(until))
            : TicketTexts.Get(culture, "panel.paused");
        return VisibleText.IsEmpty(guild.PauseNote) ? text : $"{text}\n> {guild.PauseNote.ReplaceLineEndings("\n> ")}";
    }
}
