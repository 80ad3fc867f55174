using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DCTicket.Contracts;

/// <summary>
/// The base class of a plugin's database: one SQLite file per plugin. Discord ids are stored as 64-bit integers and instants as
/// milliseconds since 1970, so that queries can compare and order them. Writes to one file are serialized; use the asynchronous methods.
/// </summary>
public abstract class PluginDbContext(DbContextOptions options) : DbContext(options)
{
    internal IPluginStorage? Storage { get; set; }

    /// <summary>The current writer of this context.</summary>
    internal WriteTurn Turn { get; set; }

    /// <summary>Whether this context is writing.</summary>
    internal bool IsWriting => Turn != WriteTurn.None;

    /// <summary>Whether this write has added rows to the outbox.</summary>
    internal bool HasRaised { get; set; }

    /// <summary>The running handler of a durable event; the host saves its changes.</summary>
    internal string? DurableHandler { get; set; }

    internal RaisedEvents Raised { get; } = new();

    /// <summary>
    /// Raises an event for other plugins. It is written by the next <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>, in the
    /// same transaction as the change itself, or at the end of the <see cref="WriteAsync"/> in which it was raised. If the save fails, the
    /// event is kept for the next save that still writes the same changes; any other save drops it. If WriteAsync fails, its raised events
    /// are dropped.
    /// </summary>
    public void Raise(DurableEvent e) => Raised.Add(e);

    /// <summary>
    /// The events that were raised and not written yet, oldest first. Without a host, as in unit tests, nothing writes them: these are all.
    /// </summary>
    public IReadOnlyList<DurableEvent> RaisedEvents => Raised.All();

    /// <summary>Writes the changes and the raised events in one transaction; writes to one file are serialized.</summary>
    /// <exception cref="InvalidOperationException">A handler of a durable event is running; the host saves its changes.</exception>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseInDurableHandler(nameof(SaveChangesAsync));
        // Without a host (design time, unit tests) there are no subscribers and no other writers.
        return Storage is null
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : Storage.SaveAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Reads and writes in one transaction; writes to one file are serialized. Use <see
    /// cref="DbContext.SaveChangesAsync(CancellationToken)"/>, or SQL on the connection. If <paramref name="write"/> throws, the
    /// transaction is rolled back. Other writes of this file wait meanwhile, so it must be short and must not wait for another write.
    /// Raised events that are not saved yet are saved at its end.
    /// </summary>
    /// <exception cref="InvalidOperationException">A handler of a durable event is running; the host saves its changes.</exception>
    public async Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        RefuseInDurableHandler(nameof(WriteAsync));
        if (Storage is null || IsWriting)
            await InTransactionAsync(write, cancellationToken);
        else
            await Storage.WriteAsync(this, () => InTransactionAsync(write, cancellationToken), cancellationToken);
    }

    /// <summary>Not for plugins: it would block a thread while another write is running.</summary>
    /// <exception cref="NotSupportedException">Always, if the host runs it.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        Storage is null
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Use SaveChangesAsync: writes of one database are serialized.");

    /// <summary>Rejects a write that would remain if the handler of a durable event failed afterwards.</summary>
    internal void RefuseInDurableHandler(string call)
    {
        if (DurableHandler is not null)
            throw new InvalidOperationException(
                $"{DurableHandler} handles a durable event: the host saves its changes, and marks the event as handled in the same "
                    + $"transaction. Remove {call}; change tracked entities only. Longer work goes into a row of the plugin and a job."
            );
    }

    private async Task InTransactionAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            await WriteRaisedAsync(write, cancellationToken);
            return;
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await WriteRaisedAsync(write, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task WriteRaisedAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var before = Raised.All();
        try
        {
            await write(cancellationToken);
            if (Raised.HasNew(before))
                await SaveChangesAsync(cancellationToken);
        }
        catch
        {
            // A retry runs the whole write again, and raises its events again.
            Raised.Keep(before);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Snowflake>().HaveConversion<SnowflakeConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox");
            row.HasIndex(r => new
            {
                r.Subscriber,
                r.OrderKey,
                r.Id,
            });
            row.HasIndex(r => r.DueAt);
        });
        modelBuilder.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox");
            row.HasKey(r => new { r.EventId, r.Handler });
            row.HasIndex(r => r.HandledAt);
        });
    }

    private sealed class SnowflakeConverter() : ValueConverter<Snowflake, long>(id => (long)id.Value, value => new Snowflake((ulong)value));

    private sealed class InstantConverter()
        : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));
}
