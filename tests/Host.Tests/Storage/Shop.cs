using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DCTicket.Host.Tests.Storage;

/// <summary>A plugin's database for tests. Its second migration fails while a test says so.</summary>
public sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : PluginDbContext(options)
{
    public DbSet<Item> Items => Set<Item>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}

public sealed class Item
{
    public int Id { get; set; }

    public required string Name { get; set; }
}

public sealed record Sold(Snowflake GuildId, string What, int Number) : DurableEvent(GuildId)
{
    public override string OrderKey => What;
}

public sealed record Returned(Snowflake GuildId, string What) : DurableEvent(GuildId)
{
    public override string OrderKey => What;
}

[DbContext(typeof(ShopDbContext)), Migration("20260101000000_First")]
public sealed class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(
            """
            CREATE TABLE "Items" ("Id" INTEGER PRIMARY KEY AUTOINCREMENT, "Name" TEXT NOT NULL);
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

[DbContext(typeof(ShopDbContext)), Migration("20260102000000_Second")]
public sealed class Second : Migration
{
    public static AsyncLocal<bool> Fails { get; } = new();

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("""ALTER TABLE "Items" ADD COLUMN "Price" INTEGER NULL;""");
        if (Fails.Value)
            migrationBuilder.Sql("CREATE TABLE this is not SQL");
    }
}
