using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(TicketsDbContext))]
    [Migration("20261130103000_OwnPermissions")]
    public partial class OwnPermissions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE guild_settings DROP COLUMN BotPermissions;");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE guild_settings ADD COLUMN BotPermissions INTEGER NOT NULL DEFAULT 0;");
    }
}
