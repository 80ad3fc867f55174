using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class Withheld : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PollJson",
                table: "messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RemovedAt",
                table: "attachments",
                type: "INTEGER",
                nullable: true);

            // Transcripts for customers (0) that have, or may have, what others deleted or corrected. They are made again from the archive.
            migrationBuilder.Sql(
                """
                DELETE FROM transcripts WHERE Audience = 0 AND (
                    EXISTS (SELECT 1 FROM tickets t WHERE t.Id = transcripts.TicketId AND t.MessagesRemovedAt IS NOT NULL)
                    OR EXISTS (SELECT 1 FROM messages m WHERE m.TicketId = transcripts.TicketId AND (m.DeletedAt IS NOT NULL OR m.EditedAt IS NOT NULL)));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            ALTER TABLE messages DROP COLUMN PollJson;
            ALTER TABLE attachments DROP COLUMN RemovedAt;
            """);
    }
}
