using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class Records : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AuthorRoles",
                table: "messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ComponentsJson",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ForwardsJson",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsPinned",
                table: "messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "MentionsJson",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Problem",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReactionsJson",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReplyToId",
                table: "messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StickersJson",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "attachments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Height",
                table: "attachments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Width",
                table: "attachments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    StoredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_files", x => new { x.GuildId, x.Hash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_messages_AuthorId",
                table: "messages",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_attachments_Hash",
                table: "attachments",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_stored_files_Hash",
                table: "stored_files",
                column: "Hash");

            // Rows of before: Discord's own messages, other writers, and the bytes that are kept for each server.
            migrationBuilder.Sql("UPDATE messages SET Kind = CASE WHEN Type NOT IN (0, 19, 20, 23) THEN 4 WHEN AuthorIsBot THEN 2 ELSE 0 END;");
            migrationBuilder.Sql(
                "INSERT OR IGNORE INTO stored_files (GuildId, Hash, Size, StoredAt) "
                + "SELECT t.GuildId, a.Hash, a.Size, t.CreatedAt FROM attachments a JOIN tickets t ON t.Id = a.TicketId WHERE a.Hash IS NOT NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stored_files");

            migrationBuilder.DropIndex(
                name: "IX_messages_AuthorId",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "IX_attachments_Hash",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "AuthorRoles",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "ComponentsJson",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "ForwardsJson",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "IsPinned",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "MentionsJson",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "Problem",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "ReactionsJson",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "ReplyToId",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "StickersJson",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "Height",
                table: "attachments");

            migrationBuilder.DropColumn(
                name: "Width",
                table: "attachments");
        }
    }
}
