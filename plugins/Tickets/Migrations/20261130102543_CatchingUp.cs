using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class CatchingUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CatchUpAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reconciliations",
                columns: table => new
                {
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChannelsGone = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnersGone = table.Column<int>(type: "INTEGER", nullable: false),
                    Messages = table.Column<int>(type: "INTEGER", nullable: false),
                    Tickets = table.Column<int>(type: "INTEGER", nullable: false),
                    Unreadable = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reconciliations", x => x.GuildId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_CatchUpAt_GuildId",
                table: "tickets",
                columns: new[] { "CatchUpAt", "GuildId" },
                filter: "CatchUpAt IS NOT NULL");

            // Open (0) is kept for automatic responders: whoever waits in it waits for staff (2), has no deadline, and the control message says so.
            migrationBuilder.Sql(
                """
                UPDATE tickets SET State = 2, DeadlineAt = NULL, ControlWanted = ControlWanted + 1, NextStepAt = coalesce(NextStepAt, 0) WHERE State = 0;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TABLE reconciliations;
                DROP INDEX IX_tickets_CatchUpAt_GuildId;
                ALTER TABLE tickets DROP COLUMN CatchUpAt;
                """);
        }
    }
}
