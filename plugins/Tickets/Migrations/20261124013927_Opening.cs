using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class Opening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FilesSent",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "PanelChannelId",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceText",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ThreadNoteId",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PauseShown",
                table: "guild_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RequestId",
                table: "form_drafts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "open_requests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerName = table.Column<string>(type: "TEXT", nullable: false),
                    SourceMessage = table.Column<string>(type: "TEXT", nullable: true),
                    SourceText = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "overflow_categories",
                columns: table => new
                {
                    CategoryId = table.Column<long>(type: "INTEGER", nullable: false),
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    BaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_overflow_categories", x => x.CategoryId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_open_requests_CreatedAt",
                table: "open_requests",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_overflow_categories_GuildId_BaseId_Number",
                table: "overflow_categories",
                columns: new[] { "GuildId", "BaseId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "open_requests");

            migrationBuilder.DropTable(
                name: "overflow_categories");

            migrationBuilder.DropColumn(
                name: "FilesSent",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "PanelChannelId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "SourceText",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "ThreadNoteId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "PauseShown",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "RequestId",
                table: "form_drafts");
        }
    }
}
