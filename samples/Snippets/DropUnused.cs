using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Snippets;

/// <summary>Deletes snippets that were not used for long.</summary>
internal sealed partial class DropUnused(
    SnippetsDbContext db,
    TimeProvider time,
    IOptions<SnippetsOptions> options,
    ILogger<DropUnused> logger
) : Job
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.KeepUnused is not { } keep)
            return;
        var oldest = time.GetUtcNow() - keep;
        var unused = await db
            .Snippets.Where(s => s.CreatedAt < oldest && !s.Uses.Any(u => u.UsedAt >= oldest))
            .ToListAsync(cancellationToken);
        db.RemoveRange(unused);
        await db.SaveChangesAsync(cancellationToken);
        // Names are content of the servers, which does not belong in the log.
        foreach (var server in unused.GroupBy(s => s.GuildId))
            LogDropped(server.Count(), server.Key.Value, keep);
    }

    [LoggerMessage(LogLevel.Information, "Deleted {Count} snippets in server {Guild} that were not used for {KeepUnused}")]
    private partial void LogDropped(int count, ulong guild, TimeSpan keepUnused);
}
