using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_DepartmentId",
                table: "tickets");

            migrationBuilder.AddColumn<long>(
                name: "FilesRemovedAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MessagesRemovedAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TranscriptsRemovedAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "DeletionUnseen",
                table: "messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "EmbedsJson",
                table: "message_edits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StorageToldAt",
                table: "guild_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_tickets_DepartmentId_ClosedAt",
                table: "tickets",
                columns: new[] { "DepartmentId", "ClosedAt" });

            // What is kept already counts towards the quota from now on.
            migrationBuilder.Sql(
                """
                INSERT OR IGNORE INTO stored_files (GuildId, Hash, Size, StoredAt)
                SELECT t.GuildId, a.Hash, MAX(a.Size), MAX(t.CreatedAt) FROM attachments a JOIN tickets t ON t.Id = a.TicketId WHERE a.Hash IS NOT NULL GROUP BY t.GuildId, a.Hash;
                """);
        }

        // The columns go by SQLite's own word: EF would copy the whole tables.
        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP INDEX IX_tickets_DepartmentId_ClosedAt;
            CREATE INDEX IX_tickets_DepartmentId ON tickets (DepartmentId);
            ALTER TABLE tickets DROP COLUMN FilesRemovedAt;
            ALTER TABLE tickets DROP COLUMN MessagesRemovedAt;
            ALTER TABLE tickets DROP COLUMN TranscriptsRemovedAt;
            ALTER TABLE messages DROP COLUMN DeletionUnseen;
            ALTER TABLE message_edits DROP COLUMN EmbedsJson;
            ALTER TABLE guild_settings DROP COLUMN StorageToldAt;
            """);
    }
}
