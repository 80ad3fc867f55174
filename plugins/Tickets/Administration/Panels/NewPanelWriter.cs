using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Writes the row of a new panel, which is to be posted.</summary>
internal sealed class NewPanelWriter(
    TicketsDbContext db,
    GuildSettingsEditor edit,
    PanelQuery panels,
    DepartmentQuery departments,
    TimeProvider time
)
{
    /// <summary>Whether a server has as many panels as it may have.</summary>
    public async Task<bool> IsFullAsync(Snowflake guild, CancellationToken cancellationToken) =>
        await panels.All(guild).CountAsync(cancellationToken) >= PanelQuery.MaxCount;

    /// <param name="context">Who makes it.</param>
    /// <param name="channel">Where it is to be posted.</param>
    /// <param name="fill">Fills in what it says; what it returns is why it cannot be made.</param>
    /// <param name="keys">The departments that it offers; unknown ones are left out, and none stands for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The panel, and why it was not saved; null when it was.</returns>
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
