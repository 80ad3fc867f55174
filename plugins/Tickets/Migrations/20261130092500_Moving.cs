using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class Moving : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CategoryShown",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CategoryWanted",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // A transfer (7) or repair (22) whose category waited together with the name.
            migrationBuilder.Sql(
                """
                UPDATE tickets SET CategoryWanted = 1 WHERE PlaceShown < PlaceWanted AND EXISTS (
                    SELECT 1 FROM ticket_history h WHERE h.TicketId = tickets.Id AND h.Action IN (7, 22) AND h.At >= coalesce(tickets.PlaceChangedAt, 0));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            ALTER TABLE tickets DROP COLUMN CategoryShown;
            ALTER TABLE tickets DROP COLUMN CategoryWanted;
            """);
    }
}
