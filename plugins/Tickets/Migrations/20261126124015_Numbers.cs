using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class Numbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "staff_names",
                columns: table => new
                {
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_names", x => new { x.GuildId, x.MemberId });
                });

            migrationBuilder.CreateTable(
                name: "staff_responses",
                columns: table => new
                {
                    MessageId = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    WaitMs = table.Column<long>(type: "INTEGER", nullable: false),
                    IsFirst = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_responses", x => x.MessageId);
                });

            migrationBuilder.CreateTable(
                name: "stale_numbers",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mark = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stale_numbers", x => x.TicketId);
                });

            migrationBuilder.CreateTable(
                name: "stats_settings",
                columns: table => new
                {
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false),
                    DigestChannelId = table.Column<long>(type: "INTEGER", nullable: true),
                    DigestDay = table.Column<int>(type: "INTEGER", nullable: false),
                    DigestHour = table.Column<int>(type: "INTEGER", nullable: false),
                    DigestDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DigestFor = table.Column<long>(type: "INTEGER", nullable: true),
                    DigestAttempts = table.Column<int>(type: "INTEGER", nullable: false),
                    DigestProblem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stats_settings", x => x.GuildId);
                });

            migrationBuilder.CreateTable(
                name: "ticket_numbers",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstResponseAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstResponseMs = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstResponderId = table.Column<long>(type: "INTEGER", nullable: true),
                    FurtherResponses = table.Column<int>(type: "INTEGER", nullable: false),
                    FurtherTotalMs = table.Column<long>(type: "INTEGER", nullable: false),
                    FurtherMedianMs = table.Column<long>(type: "INTEGER", nullable: true),
                    ResolvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ResolutionMs = table.Column<long>(type: "INTEGER", nullable: true),
                    HandlingMs = table.Column<long>(type: "INTEGER", nullable: false),
                    Reopened = table.Column<int>(type: "INTEGER", nullable: false),
                    Transfers = table.Column<int>(type: "INTEGER", nullable: false),
                    Rating = table.Column<int>(type: "INTEGER", nullable: true),
                    RatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CustomerMessages = table.Column<int>(type: "INTEGER", nullable: false),
                    StaffMessages = table.Column<int>(type: "INTEGER", nullable: false),
                    AssigneeId = table.Column<long>(type: "INTEGER", nullable: true),
                    CloserId = table.Column<long>(type: "INTEGER", nullable: true),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: true),
                    RulesVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_numbers", x => x.TicketId);
                });

            migrationBuilder.CreateTable(
                name: "ticket_words",
                columns: table => new
                {
                    MessageId = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_words", x => x.MessageId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_staff_responses_GuildId_At_DepartmentId_StaffId_Priority_WaitMs_IsFirst",
                table: "staff_responses",
                columns: new[] { "GuildId", "At", "DepartmentId", "StaffId", "Priority", "WaitMs", "IsFirst" });

            migrationBuilder.CreateIndex(
                name: "IX_staff_responses_GuildId_StaffId_At_DepartmentId_Priority_WaitMs_IsFirst",
                table: "staff_responses",
                columns: new[] { "GuildId", "StaffId", "At", "DepartmentId", "Priority", "WaitMs", "IsFirst" });

            migrationBuilder.CreateIndex(
                name: "IX_staff_responses_TicketId",
                table: "staff_responses",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_stats_settings_DigestDueAt",
                table: "stats_settings",
                column: "DigestDueAt");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_numbers_GuildId_ClosedAt",
                table: "ticket_numbers",
                columns: new[] { "GuildId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_numbers_GuildId_OpenedAt",
                table: "ticket_numbers",
                columns: new[] { "GuildId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_numbers_GuildId_RatedAt",
                table: "ticket_numbers",
                columns: new[] { "GuildId", "RatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_numbers_RulesVersion",
                table: "ticket_numbers",
                column: "RulesVersion");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_words_TicketId",
                table: "ticket_words",
                column: "TicketId");

            // What was there before is counted bit by bit, the newest first.
            migrationBuilder.Sql("INSERT INTO stale_numbers (TicketId, Mark) SELECT Id, random() FROM tickets;");
            foreach (var (name, what) in new[]
            {
                ("numbers_history_added", "INSERT ON ticket_history"),
                ("numbers_message_added", "INSERT ON messages"),
                ("numbers_message_changed", "UPDATE OF AuthorRoles, Kind, AuthorIsBot ON messages"),
            })
            {
                // The mark is random and no counter: a row that was deleted and made anew is another one.
                migrationBuilder.Sql(
                    $"CREATE TRIGGER {name} AFTER {what} BEGIN "
                    + "INSERT INTO stale_numbers (TicketId, Mark) VALUES (NEW.TicketId, random()) ON CONFLICT (TicketId) DO UPDATE SET Mark = random(); END;");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER numbers_history_added; DROP TRIGGER numbers_message_added; DROP TRIGGER numbers_message_changed;");

            migrationBuilder.DropTable(
                name: "staff_names");

            migrationBuilder.DropTable(
                name: "staff_responses");

            migrationBuilder.DropTable(
                name: "stale_numbers");

            migrationBuilder.DropTable(
                name: "stats_settings");

            migrationBuilder.DropTable(
                name: "ticket_numbers");

            migrationBuilder.DropTable(
                name: "ticket_words");
        }
    }
}
