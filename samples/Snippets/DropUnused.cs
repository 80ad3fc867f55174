using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace Snippets;

/// <summary>Deletes what nobody has used for long.</summary>
internal sealed partial class DropUnused(SnippetsDbContext db, TimeProvider time, IOptions<SnippetsOptions> options, ILogger<DropUnused> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.KeepUnused is not { } keep)
            return;
        var oldest = time.GetUtcNow() - keep;
        var unused = await db.Snippets.Where(s => s.CreatedAt < oldest && !s.Uses.Any(u => u.UsedAt >= oldest)).ToListAsync(cancellationToken);
        db.RemoveRange(unused);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var snippet in unused)
            LogDropped(log, snippet.Name, snippet.GuildId.Value, keep);
    }

    [LoggerMessage(LogLevel.Information, "Dropped the snippet {Name} of the server {GuildId}: nobody has used it for {KeepUnused}")]
    private static partial void LogDropped(ILogger logger, string name, ulong guildId, TimeSpan keepUnused);
}
