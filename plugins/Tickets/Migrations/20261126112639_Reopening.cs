using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class Reopening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LogShown",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "LogWanted",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // A rating that the log message does not show yet.
            migrationBuilder.Sql("UPDATE tickets SET LogWanted = 1 WHERE RatedAt > coalesce(RatingShownAt, 0);");

            migrationBuilder.DropColumn(
                name: "RatingShownAt",
                table: "tickets");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_ReopenedFromId_GuildId",
                table: "tickets",
                columns: new[] { "ReopenedFromId", "GuildId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_ReopenedFromId_GuildId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "LogShown",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "LogWanted",
                table: "tickets");

            migrationBuilder.AddColumn<long>(
                name: "RatingShownAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);
        }
    }
}
