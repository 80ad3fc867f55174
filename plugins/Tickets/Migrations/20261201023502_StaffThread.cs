using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class StaffThread : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "StaffMessageId",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StaffNoteId",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "StaffThreadId",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StaffThreadShown",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "StaffThreadWanted",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_tickets_StaffThreadId",
                table: "tickets",
                column: "StaffThreadId",
                filter: "StaffThreadId IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_StaffThreadId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "StaffMessageId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "StaffNoteId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "StaffThreadId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "StaffThreadShown",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "StaffThreadWanted",
                table: "tickets");
        }
    }
}
