using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class DepartmentTeam : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CloseRequestExpiresAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CloseRequestReason",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CloseRequestedAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CloseRequestedById",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LogChannelId",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SurveyAnswers",
                table: "tickets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Image",
                table: "panels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Thumbnail",
                table: "panels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LogChannelId",
                table: "departments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Survey",
                table: "departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CloseRequestExpiresAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "CloseRequestReason",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "CloseRequestedAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "CloseRequestedById",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "LogChannelId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "SurveyAnswers",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "Image",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "Thumbnail",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "LogChannelId",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Survey",
                table: "departments");
        }
    }
}
