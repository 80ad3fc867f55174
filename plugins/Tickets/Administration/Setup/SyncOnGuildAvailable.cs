using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Storage;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Updates set-up servers from plugins.json after a start.</summary>
internal sealed partial class SyncOnGuildAvailable(
    TicketsDbContext db,
    GuildConfigSync seed,
    DepartmentConfigSync departments,
    PanelSyncRequest panels,
    ILogger<SyncOnGuildAvailable> logger
)
{
    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken) =>
        SaveAsync(
            e.GuildId,
            async guild =>
            {
                if (await departments.IsDueAsync(e.GuildId, cancellationToken))
                {
                    var targets = await seed.SyncAsync(guild, cancellationToken);
                    foreach (var problem in targets.Problems)
                        LogProblem(e.GuildId, problem.In(TicketTexts.English));
                }

                // Panels may have changed as well; unchanged ones cost no request.
                return true;
            },
            cancellationToken
        );

    private async Task SaveAsync(Snowflake id, Func<GuildSettings, Task<bool>> change, CancellationToken cancellationToken)
    {
        var changed = await ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                if (await db.GuildSettings.FindAsync([id], cancellationToken) is not { } guild || !await change(guild))
                    return false;
                await panels.MarkAsync(id, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
        );
        if (changed)
            panels.Start(id);
    }

    [LoggerMessage(LogLevel.Warning, "Server {Guild} differs from plugins.json. {Problem}")]
    private partial void LogProblem(Snowflake guild, string problem);
}
