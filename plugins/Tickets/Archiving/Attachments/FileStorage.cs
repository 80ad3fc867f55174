using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Downloads and stores a file for a server, by hash and within its quota; or returns the reason why not.</summary>
internal sealed partial class FileStorage(
    TicketsDbContext db,
    IDiscord discord,
    AttachmentFiles files,
    FileStorageRules rules,
    ILogger<FileStorage> logger
)
{
    /// <param name="guild">The server whose quota counts.</param>
    /// <param name="file">The file.</param>
    /// <param name="note">Saves the hash in the same write that counts the bytes; null to save it later.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hash and the size, or the key of the reason.</returns>
    public async Task<FileOutcome> StoreAsync(
        Snowflake guild,
        Attachment file,
        Func<string, Task>? note,
        CancellationToken cancellationToken
    )
    {
        if (rules.Problem(file) is { } refused)
            return new FileOutcome(null, file.Size, refused);
        if (await StoredAsync(guild, cancellationToken) + file.Size > rules.Quota)
            return new FileOutcome(null, file.Size, FileRules.NoRoom);
        try
        {
            using var received = await files.ReceiveAsync(stream => discord.DownloadAsync(file, stream, rules.Largest, cancellationToken));
            if (FileRules.IsProgram(received.Start) && !rules.IsNamed(file))
                return new FileOutcome(null, received.Size, FileRules.NotAllowed);
            return await rules.Locks.WithBytesAsync(() => SaveAsync(guild, received, note, cancellationToken), cancellationToken);
        }
        catch (DownloadTooLargeException)
        {
            return new FileOutcome(null, file.Size, FileRules.TooLarge);
        }
        catch (Exception e) when (e is HttpRequestException or DiscordException or TimeoutException)
        {
            LogNotStored(e, file.Id, guild);
            return new FileOutcome(null, file.Size, FileRules.NotDownloaded);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotStored(e, file.Id, guild);
            return new FileOutcome(null, file.Size, FileRules.NotWritten);
        }
    }

    /// <summary>The number of bytes stored for a server.</summary>
    public Task<long> StoredAsync(Snowflake guild, CancellationToken cancellationToken) =>
        db.StoredFiles.Where(f => f.GuildId == guild).SumAsync(f => f.Size, cancellationToken);

    private async Task<FileOutcome> SaveAsync(
        Snowflake guild,
        ReceivedFile received,
        Func<string, Task>? note,
        CancellationToken cancellationToken
    )
    {
        var (hash, size) = (received.Hash, received.Size);
        var fits =
            await db.StoredFiles.AnyAsync(f => f.GuildId == guild && f.Hash == hash, cancellationToken)
            || await StoredAsync(guild, cancellationToken) + size <= rules.Quota;
        if (!fits)
            return new FileOutcome(null, size, FileRules.NoRoom);
        // The file first: a row without a file would be wrong, and a file without a row is reused by the next download.
        files.Keep(received);
        if (note is null)
            rules.Locks.Promise(hash);
        await db.WriteAsync(
            async token =>
            {
                if (await db.StoredFiles.AllAsync(f => f.GuildId != guild || f.Hash != hash, token))
                    db.StoredFiles.Add(
                        new StoredFile
                        {
                            GuildId = guild,
                            Hash = hash,
                            Size = size,
                            StoredAt = rules.Now,
                        }
                    );
                await db.SaveChangesAsync(token);
                if (note is not null)
                    await note(hash);
            },
            cancellationToken
        );
        db.ChangeTracker.Entries<StoredFile>().ToList().ForEach(entry => entry.State = EntityState.Detached);
        return new FileOutcome(hash, size, null);
    }

    [LoggerMessage(LogLevel.Warning, "Failed to store file {File} of server {Guild}")]
    private partial void LogNotStored(Exception exception, Snowflake file, Snowflake guild);
}

/// <summary>The result of a download.</summary>
/// <param name="Hash">The hash; null if the file is not stored.</param>
/// <param name="Size">The size in bytes, if known.</param>
/// <param name="Problem">The key of the reason why it is not stored.</param>
internal sealed record FileOutcome(string? Hash, long Size, string? Problem);

/// <summary>The file settings of plugins.json.</summary>
internal sealed class FileStorageRules(IOptions<TicketsOptions> options, FileLocks locks, TimeProvider time)
{
    public FileLocks Locks => locks;

    public DateTimeOffset Now => time.GetUtcNow();

    public long Largest => options.Value.MaxAttachmentBytes;

    public long Quota => options.Value.MaxStorageBytesPerServer;

    public string? Problem(Attachment file)
    {
        if (file.Size > Largest)
            return FileRules.TooLarge;
        return FileRules.IsKept(file.Filename, file.ContentType, options.Value.KeptFiles) ? null : FileRules.NotAllowed;
    }

    /// <summary>Whether plugins.json allows this extension.</summary>
    public bool IsNamed(Attachment file) =>
        options.Value.KeptFiles.Contains(Path.GetExtension(file.Filename), StringComparer.OrdinalIgnoreCase);
}
