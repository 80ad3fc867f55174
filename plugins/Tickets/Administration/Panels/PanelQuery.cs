using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Finds the panel that an admin names, and lists choices.</summary>
internal sealed class PanelQuery(TicketsDbContext db, PanelRenderer write)
{
    /// <summary>The maximum number of choices.</summary>
    public const int MaxCount = 25;

    public IQueryable<Panel> All(Snowflake guild) => db.Panels.Where(p => p.GuildId == guild).OrderBy(p => p.CreatedAt);

    public Task<Panel?> ByIdAsync(Snowflake guild, Guid id, CancellationToken cancellationToken) =>
        All(guild).SingleOrDefaultAsync(p => p.Id == id, cancellationToken);

    /// <summary>The chosen panel; the server's only panel if none was chosen.</summary>
    public async Task<(Panel? Panel, Refusal? Refusal)> ByTextAsync(Snowflake guild, string? text, CancellationToken cancellationToken)
    {
        var all = await All(guild).ToListAsync(cancellationToken);
        if (all.Count == 0)
            return (null, new Refusal("panel.none"));
        if (text is null)
            return all.Count == 1 ? (all[0], null) : (null, new Refusal("panel.which", all.Count));
        var found = Guid.TryParse(text, out var id) ? all.Find(p => p.Id == id) : null;
        return found is null ? (null, new Refusal("panel.unknown")) : (found, null);
    }

    public async Task<IReadOnlyList<Choice>> ChoicesAsync(CommandContext context, string typed, CancellationToken cancellationToken)
    {
        var all = await All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. all.Select(
                    (panel, index) => new Choice($"{index + 1}. {write.TitleOf(panel, context.GuildCulture)}", panel.Id.ToString("N"))
                )
                .Where(choice => choice.Name.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase)),
        ];
    }
}
