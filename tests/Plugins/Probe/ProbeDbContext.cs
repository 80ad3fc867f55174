using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DCTicket.Probe;

public sealed class ProbeDbContext(DbContextOptions<ProbeDbContext> options) : PluginDbContext(options)
{
    public DbSet<SeenTicket> Seen => Set<SeenTicket>();

    // The one migration is written by hand, so there is no snapshot that the model could differ from.
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings =>
            warnings.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning)
        );
}

public sealed class SeenTicket
{
    public int Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Guid TicketId { get; set; }

    public required string What { get; set; }
}

[DbContext(typeof(ProbeDbContext)), Migration("20260101000000_Initial")]
public sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            CREATE TABLE "Seen" ("Id" INTEGER PRIMARY KEY AUTOINCREMENT, "GuildId" INTEGER NOT NULL, "TicketId" TEXT NOT NULL,
            "What" TEXT NOT NULL);
            CREATE TABLE "outbox" ("Id" INTEGER PRIMARY KEY AUTOINCREMENT, "EventId" TEXT NOT NULL, "EventType" TEXT NOT NULL,
            "Payload" TEXT NOT NULL,
              "OrderKey" TEXT NOT NULL, "Subscriber" TEXT NOT NULL, "RaisedAt" INTEGER NOT NULL, "DueAt" INTEGER NULL,
              "Attempts" INTEGER NOT NULL, "LastError" TEXT NULL);
            CREATE TABLE "inbox" ("EventId" TEXT NOT NULL, "Handler" TEXT NOT NULL, "HandledAt" INTEGER NOT NULL,
            PRIMARY KEY ("EventId", "Handler"));
            """
        );
    }
}
