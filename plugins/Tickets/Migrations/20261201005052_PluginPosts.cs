using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class PluginPosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Key",
                table: "ticket_notes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "plugin_posts",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MessageId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plugin_posts", x => new { x.TicketId, x.Key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_notes_TicketId_Key",
                table: "ticket_notes",
                columns: new[] { "TicketId", "Key" },
                unique: true,
                filter: "Key IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plugin_posts");

            migrationBuilder.DropIndex(
                name: "IX_ticket_notes_TicketId_Key",
                table: "ticket_notes");

            migrationBuilder.DropColumn(
                name: "Key",
                table: "ticket_notes");
        }
    }
}
