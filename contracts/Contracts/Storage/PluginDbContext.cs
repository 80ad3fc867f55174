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

    internal IReadOnlyList<DurableEvent> Raised => _raised;

    /// <summary>
    /// Tells other plugins of a change: the event is written by the next <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>, in the same
    /// transaction as the change itself, so that either both are kept or none.
    /// </summary>
    public void Raise(DurableEvent e) => _raised.Add(e);

    internal void ClearRaised() => _raised.Clear();

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
