using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>Notifies the log channel once when a server's file storage is low, and again after it has recovered.</summary>
internal sealed class CheckStorageQuota(TicketsDbContext db, GuildSettingsReader guilds, FileStorageRules rules, LogChannel channel) : Job
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var most = rules.Quota;
        var used = await db
            .StoredFiles.GroupBy(f => f.GuildId)
            .Select(g => new { g.Key, Bytes = g.Sum(f => f.Size) })
            .ToDictionaryAsync(g => g.Key, g => g.Bytes, cancellationToken);
        var told = await db
            .GuildSettings.AsNoTracking()
            .Where(g => g.LeftAt == null)
            .Select(g => new { g.GuildId, g.StorageToldAt })
            .ToListAsync(cancellationToken);
        foreach (var guild in told)
        {
            var bytes = used.GetValueOrDefault(guild.GuildId);
            if (guild.StorageToldAt is null && IsLow(bytes, most))
                await TellAsync(guild.GuildId, bytes, most, cancellationToken);
            else if (guild.StorageToldAt is not null && bytes < most / 10 * 8)
                await NoteAsync(guild.GuildId, null, cancellationToken);
        }
    }

    /// <summary>Whether nine tenths are used. A server without storage has no warning.</summary>
    public static bool IsLow(long bytes, long most) => most > 0 && bytes >= most / 10 * 9;

    private async Task TellAsync(Snowflake id, long bytes, long most, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(id, cancellationToken);
        var text = guild.Text("retention.storage", FileSize.Format(bytes), FileSize.Format(most));
        var message = new OutgoingMessage { Content = text, Nonce = $"storage{id}" };
        if (await channel.PostAsync(id, guild.Settings.LogChannelId, "the storage quota", message, cancellationToken) == LogPost.Failed)
            return;
        await NoteAsync(id, rules.Now, cancellationToken);
    }

    private Task<int> NoteAsync(Snowflake guild, DateTimeOffset? at, CancellationToken cancellationToken) =>
        db
            .GuildSettings.Where(g => g.GuildId == guild)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.StorageToldAt, at), cancellationToken);
}
