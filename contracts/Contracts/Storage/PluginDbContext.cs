using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DCTicket.Contracts;

/// <summary>
/// The base of a plugin's database: one SQLite file of its own. Ids of Discord are kept as 64-bit integers and instants as milliseconds
/// since 1970, so that both can be compared and ordered in queries. Writes of one file wait for each other; use the asynchronous methods.
/// </summary>
public abstract class PluginDbContext(DbContextOptions options) : DbContext(options)
{
    internal IPluginStorage? Storage { get; set; }

    /// <summary>What has the turn to write for this context.</summary>
    internal WriteTurn Turn { get; set; }

    /// <summary>Whether this context has its turn to write.</summary>
    internal bool IsWriting => Turn != WriteTurn.None;

    /// <summary>Whether rows of the outbox were written in this turn.</summary>
    internal bool HasRaised { get; set; }

    /// <summary>The handler of a durable event that works on this context; the host saves for it.</summary>
    internal string? DurableHandler { get; set; }

    internal RaisedEvents Raised { get; } = new();

    /// <summary>
    /// Tells other plugins of a change: the event is written by the next <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>, in
    /// the same transaction as the change itself, or at the end of the <see cref="WriteAsync"/> in which it was raised. Either both are
    /// kept or none. When the save fails, the event goes with the next save that still writes all that the failed one was to write; any
    /// other save drops it. When a WriteAsync fails, what was raised in it is dropped.
    /// </summary>
    public void Raise(DurableEvent e) => Raised.Add(e);

    /// <summary>
    /// Writes the changes and the events that were raised, in one transaction, when no other write of this file is under way.
    /// </summary>
    /// <exception cref="InvalidOperationException">The handler of a durable event is running; the host saves what it changes.</exception>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseInDurableHandler(nameof(SaveChangesAsync));
        // Without a host (design time, unit tests) there is nobody to tell and nobody to wait for.
        return Storage is null
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : Storage.SaveAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Reads and writes as one transaction, when no other write of this file is under way:
    /// <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>, and SQL on the connection. When <paramref name="write"/> throws,
    /// nothing of it is kept. Nothing else of this file is written meanwhile, so it must neither take long nor wait for another write. When
    /// events were raised in it and not saved, it saves at its end.
    /// </summary>
    /// <exception cref="InvalidOperationException">The handler of a durable event is running; the host saves what it changes.</exception>
    public async Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        RefuseInDurableHandler(nameof(WriteAsync));
        if (Storage is null || IsWriting)
            await InTransactionAsync(write, cancellationToken).ConfigureAwait(false);
        else
            await Storage.WriteAsync(this, () => InTransactionAsync(write, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Not for plugins: it would block a thread while another write is under way.</summary>
    /// <exception cref="NotSupportedException">Always, when the host runs it.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        Storage is null
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Use SaveChangesAsync: writes of one database wait for each other.");

    /// <summary>Refuses a write that would be kept although the handler of a durable event fails afterwards.</summary>
    internal void RefuseInDurableHandler(string call)
    {
        if (DurableHandler is not null)
            throw new InvalidOperationException(
                $"{DurableHandler} handles a durable event: the host saves what it changes, together with the note that it has had the "
                    + "event. "
                    + $"Remove {call}; change tracked entities only. Longer work goes into a row of the plugin and a job."
            );
    }

    private async Task InTransactionAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            await WriteRaisedAsync(write, cancellationToken).ConfigureAwait(false);
            return;
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await WriteRaisedAsync(write, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteRaisedAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var before = Raised.All();
        try
        {
            await write(cancellationToken).ConfigureAwait(false);
            if (Storage is not null && Raised.HasNew(before))
                await SaveChangesAsync(cancellationToken).ConfigureAwait(false);
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
