using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class SetUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Attempts",
                table: "panels",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "GoneAt",
                table: "panels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NextStepAt",
                table: "panels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OldChannelId",
                table: "panels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OldMessageId",
                table: "panels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PostSince",
                table: "panels",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Problem",
                table: "panels",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ProblemDetail",
                table: "panels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ShownHash",
                table: "panels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ShownVersion",
                table: "panels",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "panels",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "CategoryIsChosen",
                table: "guild_settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "LogChannelIsChosen",
                table: "guild_settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "setup_runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    ChannelId = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Steps = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_setup_runs", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_setup_runs_GuildId_CreatedAt",
                table: "setup_runs",
                columns: new[] { "GuildId", "CreatedAt" });

            // Until now only /setup named them.
            migrationBuilder.Sql("UPDATE guild_settings SET LogChannelIsChosen = LogChannelId IS NOT NULL, CategoryIsChosen = CategoryId IS NOT NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "setup_runs");

            migrationBuilder.DropColumn(
                name: "Attempts",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "GoneAt",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "NextStepAt",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "OldChannelId",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "OldMessageId",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "PostSince",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "Problem",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "ProblemDetail",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "ShownHash",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "ShownVersion",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "CategoryIsChosen",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "LogChannelIsChosen",
                table: "guild_settings");
        }
    }
}
