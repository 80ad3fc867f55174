using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>
/// Fetches the bytes of a file and keeps them for a server, by their hash and within the server's quota; or says why not.
/// </summary>
internal sealed partial class FileStorage(
    TicketsDbContext db,
    IDiscord discord,
    AttachmentFiles files,
    FileStorageRules rules,
    ILogger<FileStorage> logger
)
{
    /// <param name="guild">The server that they count for.</param>
    /// <param name="file">The file.</param>
    /// <param name="note">Notes the hash, within the write that counts the bytes; null for who notes it later.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hash and the size; or the key of the reason.</returns>
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
            LogNotKept(e, file.Id, guild);
            return new FileOutcome(null, file.Size, FileRules.NotDownloaded);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(e, file.Id, guild);
            return new FileOutcome(null, file.Size, FileRules.NotWritten);
        }
    }

    /// <summary>How many bytes are kept for a server.</summary>
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
        // The bytes first: a row without bytes would be a lie, and bytes without a row are found by the next who has them.
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file {File} of server {Guild} could not be kept.")]
    private partial void LogNotKept(Exception exception, Snowflake file, Snowflake guild);
}

/// <summary>What came of a file.</summary>
/// <param name="Hash">Of the bytes; null where they are not kept.</param>
/// <param name="Size">In bytes, as far as it is known.</param>
/// <param name="Problem">The key of the reason why they are not kept.</param>
internal sealed record FileOutcome(string? Hash, long Size, string? Problem);

/// <summary>What plugins.json says about files.</summary>
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

    /// <summary>Whether plugins.json names files of this ending, whatever they are.</summary>
    public bool IsNamed(Attachment file) =>
        options.Value.KeptFiles.Contains(Path.GetExtension(file.Filename), StringComparer.OrdinalIgnoreCase);
}
