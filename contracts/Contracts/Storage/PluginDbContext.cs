using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DCTicket.Contracts;

/// <summary>
/// The base of a plugin's database: one SQLite file of its own. Ids of Discord are kept as 64-bit integers and instants as milliseconds since
/// 1970, so that both can be compared and ordered in queries. Writes of one file wait for each other; use the asynchronous methods.
/// </summary>
public abstract class PluginDbContext(DbContextOptions options) : DbContext(options)
{
    private readonly List<DurableEvent> _raised = [];

    internal IPluginStorage? Storage { get; set; }

    /// <summary>Whether this context has its turn to write.</summary>
    internal bool IsWriting { get; set; }

    /// <summary>Whether events were raised in this turn.</summary>
    internal bool HasRaised { get; set; }

    /// <summary>
    /// Tells other plugins of a change: the event is written by the next <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>, in the same
    /// transaction as the change itself, so that either both are kept or none.
    /// </summary>
    public void Raise(DurableEvent e) => _raised.Add(e);

    /// <summary>Writes the changes and the events that were raised, in one transaction, when no other write of this file is under way.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Without a host (design time, unit tests) there is nobody to tell and nobody to wait for.
        return Storage is null
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : Storage.WriteAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Reads and writes as one transaction, when no other write of this file is under way: <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>, and SQL on the
    /// connection. When <paramref name="write"/> throws, nothing of it is kept. Nothing else of this file is written meanwhile, so it must neither take long nor wait for
    /// another write.
    /// </summary>
    public async Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (Storage is null || IsWriting)
            await InTransactionAsync(write, cancellationToken).ConfigureAwait(false);
        else
            await Storage.WriteAsync(this, () => InTransactionAsync(write, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Not for plugins: it would block a thread while another write is under way.</summary>
    /// <exception cref="NotSupportedException">Always, when the host runs it.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => Storage is null
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new NotSupportedException("Use SaveChangesAsync: writes of one database wait for each other.");

    internal IReadOnlyList<DurableEvent> TakeRaised()
    {
        DurableEvent[] raised = [.. _raised];
        _raised.Clear();
        return raised;
    }

    private async Task<int> InTransactionAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            await write(cancellationToken).ConfigureAwait(false);
            return 0;
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await write(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return 0;
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
            row.HasIndex(r => new { r.Subscriber, r.OrderKey, r.Id });
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

/// <summary>What the host does around a write.</summary>
internal interface IPluginStorage
{
    Task<int> WriteAsync(PluginDbContext db, Func<Task<int>> write, CancellationToken cancellationToken);
}

/// <summary>An event that one handler has yet to get. Kept by the host; plugins only carry the table.</summary>
public sealed class OutboxRow
{
    /// <summary>The order of raising.</summary>
    public long Id { get; set; }

    /// <summary>The event; the same in the rows of all its handlers.</summary>
    public Guid EventId { get; set; }

    /// <summary>The full name of the event's type.</summary>
    public required string EventType { get; set; }

    /// <summary>The event as JSON.</summary>
    public required string Payload { get; set; }

    /// <summary><see cref="DurableEvent.OrderKey"/>.</summary>
    public required string OrderKey { get; set; }

    /// <summary>The plugin and the handler that gets it.</summary>
    public required string Subscriber { get; set; }

    /// <summary>When it was raised.</summary>
    public DateTimeOffset RaisedAt { get; set; }

    /// <summary>When it is tried next; null once it is parked.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often it has failed.</summary>
    public int Attempts { get; set; }

    /// <summary>Why it failed last; null for never.</summary>
    public string? LastError { get; set; }
}

/// <summary>An event that a handler of this plugin has had. Kept by the host; plugins only carry the table.</summary>
public sealed class InboxRow
{
    /// <summary>The event.</summary>
    public Guid EventId { get; set; }

    /// <summary>The handler.</summary>
    public required string Handler { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset HandledAt { get; set; }
}
