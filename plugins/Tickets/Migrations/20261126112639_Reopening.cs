using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class Reopening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LogShown",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "LogWanted",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // A rating that the log message does not show yet. The column goes by SQLite's own word: EF would copy the whole table.
            migrationBuilder.Sql(
                """
                UPDATE tickets SET LogWanted = 1 WHERE RatedAt > coalesce(RatingShownAt, 0);
                ALTER TABLE tickets DROP COLUMN RatingShownAt;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            ALTER TABLE tickets ADD COLUMN RatingShownAt INTEGER NULL;
            UPDATE tickets SET RatingShownAt = RatedAt WHERE LogShown >= LogWanted;
            ALTER TABLE tickets DROP COLUMN LogShown;
            ALTER TABLE tickets DROP COLUMN LogWanted;
            """);
    }
}
