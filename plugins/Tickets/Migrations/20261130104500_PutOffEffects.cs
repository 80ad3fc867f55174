using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(TicketsDbContext))]
    [Migration("20261130104500_PutOffEffects")]
    public partial class PutOffEffects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "PutOff", table: "tickets", type: "INTEGER", nullable: false, defaultValue: 0);
            migrationBuilder.AddColumn<int>(name: "PutOffTimes", table: "tickets", type: "INTEGER", nullable: false, defaultValue: 0);
            migrationBuilder.AddColumn<long>(name: "PutOffUntil", table: "tickets", type: "INTEGER", nullable: true);

            // Access (4) and deleting the channel (128) are not left out any more; closed channels (state 1) that stayed are deleted.
            // Open channels get the overwrites anew, which now deny threads; one after the other, over ten minutes.
            migrationBuilder.Sql(
                """
                UPDATE tickets SET Skipped = Skipped & ~132, Version = Version + 1, AccessWanted = AccessWanted + (State <> 1 AND NOT IsThread),
                    NextStepAt = CAST(strftime('%s', 'now') AS INTEGER) * 1000 + (Number % 600) * 1000
                WHERE ChannelId IS NOT NULL AND ChannelDeletedAt IS NULL AND (State <> 1 OR Skipped & 132 <> 0);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            ALTER TABLE tickets DROP COLUMN PutOff;
            ALTER TABLE tickets DROP COLUMN PutOffTimes;
            ALTER TABLE tickets DROP COLUMN PutOffUntil;
            """);
    }
}
