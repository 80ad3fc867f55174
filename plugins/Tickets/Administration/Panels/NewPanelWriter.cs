using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Creates the row of a panel that is to be posted.</summary>
internal sealed class NewPanelWriter(
    TicketsDbContext db,
    GuildSettingsEditor edit,
    PanelQuery panels,
    DepartmentQuery departments,
    TimeProvider time
)
{
    /// <summary>Whether a server has the maximum number of panels.</summary>
    public async Task<bool> IsFullAsync(Snowflake guild, CancellationToken cancellationToken) =>
        await panels.All(guild).CountAsync(cancellationToken) >= PanelQuery.MaxCount;

    /// <param name="context">The admin.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="fill">Sets the texts; returns why the panel cannot be created.</param>
    /// <param name="keys">The keys of its departments; unknown ones are ignored, and an empty list means all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The panel, or why it was not saved.</returns>
    public async Task<(Panel Panel, Refusal? Refusal)> WriteAsync(
        InteractionContext context,
        Snowflake channel,
        Func<Panel, Refusal?> fill,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        var panel = new Panel
        {
            Id = Guid.NewGuid(),
            GuildId = context.GuildId,
            ChannelId = channel,
            CreatedAt = time.GetUtcNow(),
        };
        panel.Repost(time.GetUtcNow());
        var refusal =
            fill(panel)
            ?? await edit.EditAsync(
                context,
                async _ =>
                {
                    if (await IsFullAsync(context.GuildId, cancellationToken))
                        return new Refusal("panel.too-many", PanelQuery.MaxCount);
                    panel.Departments = await KnownAsync(context.GuildId, keys, cancellationToken);
                    db.Panels.Add(panel);
                    return null;
                },
                cancellationToken
            );
        return (panel, refusal);
    }

    private async Task<List<string>> KnownAsync(Snowflake guild, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var all = await departments.All(guild).Select(d => d.Key).ToListAsync(cancellationToken);
        return [.. keys.Where(all.Contains)];
    }
}
