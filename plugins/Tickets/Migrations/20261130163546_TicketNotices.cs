using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class TicketNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "NoticeChannelId",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NoticeMessageId",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NoticeChannelId",
                table: "guild_settings",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NoticeChannelId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "NoticeMessageId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "NoticeChannelId",
                table: "guild_settings");
        }
    }
}
