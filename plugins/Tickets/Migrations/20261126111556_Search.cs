using System;
using DCTicket.Tickets.Archiving.Index;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_messages_AuthorId",
                table: "messages");

            migrationBuilder.CreateTable(
                name: "search_state",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketGuild = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_state", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "search_tasks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    After = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_tasks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "search_texts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoteId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_texts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_search_texts_ticket_notes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "ticket_notes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_search_texts_tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "searches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Filters = table.Column<string>(type: "TEXT", nullable: false),
                    Pages = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_searches", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_Filters",
                table: "tickets",
                columns: new[] { "GuildId", "Number", "State", "DepartmentId", "OwnerId", "Priority", "Rating", "AssigneeId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_ReopenedFromId",
                table: "tickets",
                column: "ReopenedFromId");

            migrationBuilder.CreateIndex(
                name: "IX_messages_AuthorId_TicketId",
                table: "messages",
                columns: new[] { "AuthorId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_search_texts_NoteId",
                table: "search_texts",
                column: "NoteId");

            migrationBuilder.CreateIndex(
                name: "IX_search_texts_TicketId",
                table: "search_texts",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_searches_CreatedAt",
                table: "searches",
                column: "CreatedAt");

            foreach (var statement in SearchSchema.Create)
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in SearchSchema.Drop)
                migrationBuilder.Sql(statement);

            migrationBuilder.DropTable(
                name: "search_state");

            migrationBuilder.DropTable(
                name: "search_tasks");

            migrationBuilder.DropTable(
                name: "search_texts");

            migrationBuilder.DropTable(
                name: "searches");

            migrationBuilder.DropIndex(
                name: "IX_tickets_Filters",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_ReopenedFromId",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_messages_AuthorId_TicketId",
                table: "messages");

            migrationBuilder.CreateIndex(
                name: "IX_messages_AuthorId",
                table: "messages",
                column: "AuthorId");
        }
    }
}
