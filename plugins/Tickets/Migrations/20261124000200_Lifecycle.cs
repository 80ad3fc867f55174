using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DCTicket.Tickets.Migrations
{
    /// <inheritdoc />
    public partial class TicketLifecycle : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "LockedAt",
                table: "tickets",
                newName: "WarnedAt");

            migrationBuilder.RenameColumn(
                name: "Name",
                table: "departments",
                newName: "Welcomes");

            migrationBuilder.AddColumn<int>(
                name: "AccessShown",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "AccessWanted",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "AnnouncedAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answers",
                table: "tickets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "AssigneeId",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssigneeName",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ControlShown",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ControlWanted",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "DeadlineAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FirstResponseAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsThread",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "LastCustomerMessageAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastStaffMessageAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OpenedById",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PingedAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PlaceChangedAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PlaceChangedBeforeAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PlaceShown",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PlaceWanted",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PostsSent",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PostsWanted",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Priority",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "RatedAt",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rating",
                table: "tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RatingComment",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReopenedFromId",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceMessage",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StateChangedAt",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<long>(
                name: "MessageId",
                table: "panels",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<Guid>(
                name: "Id",
                table: "panels",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "Color",
                table: "panels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CreatedAt",
                table: "panels",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Departments",
                table: "panels",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Text",
                table: "panels",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "panels",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "CultureIsChosen",
                table: "guild_settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "FloodLimit",
                table: "guild_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "GraceTime",
                table: "guild_settings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LeftAt",
                table: "guild_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MaxOpenPerMember",
                table: "guild_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PauseNote",
                table: "guild_settings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PausedAt",
                table: "guild_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PausedUntil",
                table: "guild_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TranscriptDelivery",
                table: "guild_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CategoryId",
                table: "departments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CloseReasons",
                table: "departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Color",
                table: "departments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Descriptions",
                table: "departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "EditedAt",
                table: "departments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Emoji",
                table: "departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Limits",
                table: "departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "NamePattern",
                table: "departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "{department}-{number}");

            migrationBuilder.AddColumn<string>(
                name: "Names",
                table: "departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Position",
                table: "departments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "RemovedAt",
                table: "departments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rules",
                table: "departments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SeedHash",
                table: "departments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Style",
                table: "departments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "department_roles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What the older columns held. It comes before the tables are rebuilt with their new keys.
            migrationBuilder.Sql(
                """
                UPDATE tickets SET WarnedAt = NULL, StateChangedAt = coalesce(ClosedAt, CreatedAt), Priority = 1,
                    AnnouncedAt = CASE WHEN WelcomeMessageId IS NULL THEN NULL ELSE CreatedAt END;
                UPDATE departments SET Names = json_object('en', Welcomes), Welcomes = '';
                UPDATE panels SET Id = upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)));
                """);

            migrationBuilder.DropPrimaryKey(
                name: "PK_panels",
                table: "panels");

            migrationBuilder.DropPrimaryKey(
                name: "PK_department_roles",
                table: "department_roles");

            migrationBuilder.AddPrimaryKey(
                name: "PK_panels",
                table: "panels",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_department_roles",
                table: "department_roles",
                columns: new[] { "DepartmentId", "RoleId", "Kind" });

            migrationBuilder.CreateTable(
                name: "blacklist",
                columns: table => new
                {
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    AddedById = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_blacklist", x => new { x.GuildId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "form_drafts",
                columns: table => new
                {
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    Pages = table.Column<int>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_form_drafts", x => new { x.GuildId, x.UserId, x.DepartmentId });
                });

            migrationBuilder.CreateTable(
                name: "ticket_history",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Action = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<int>(type: "INTEGER", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActorId = table.Column<long>(type: "INTEGER", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    ActorRoles = table.Column<int>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_history", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ticket_history_tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ticket_members",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TargetId = table.Column<long>(type: "INTEGER", nullable: false),
                    IsRole = table.Column<bool>(type: "INTEGER", nullable: false),
                    InvitedById = table.Column<long>(type: "INTEGER", nullable: false),
                    InvitedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_members", x => new { x.TicketId, x.TargetId });
                    table.ForeignKey(
                        name: "FK_ticket_members_tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ticket_notes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<long>(type: "INTEGER", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ticket_notes_tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ticket_posts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Action = table.Column<int>(type: "INTEGER", nullable: false),
                    Arguments = table.Column<string>(type: "TEXT", nullable: false),
                    PingsStaff = table.Column<bool>(type: "INTEGER", nullable: false),
                    PingsUser = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MessageId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_posts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ticket_posts_tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_DeadlineAt",
                table: "tickets",
                column: "DeadlineAt");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_GuildId_OwnerId_CreatedAt",
                table: "tickets",
                columns: new[] { "GuildId", "OwnerId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_panels_GuildId_ChannelId",
                table: "panels",
                columns: new[] { "GuildId", "ChannelId" });

            migrationBuilder.CreateIndex(
                name: "IX_form_drafts_UpdatedAt",
                table: "form_drafts",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_history_GuildId_At",
                table: "ticket_history",
                columns: new[] { "GuildId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_history_TicketId_Id",
                table: "ticket_history",
                columns: new[] { "TicketId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_members_TargetId",
                table: "ticket_members",
                column: "TargetId");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_notes_TicketId",
                table: "ticket_notes",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_posts_TicketId_MessageId_Id",
                table: "ticket_posts",
                columns: new[] { "TicketId", "MessageId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "blacklist");

            migrationBuilder.DropTable(
                name: "form_drafts");

            migrationBuilder.DropTable(
                name: "ticket_history");

            migrationBuilder.DropTable(
                name: "ticket_members");

            migrationBuilder.DropTable(
                name: "ticket_notes");

            migrationBuilder.DropTable(
                name: "ticket_posts");

            migrationBuilder.DropIndex(
                name: "IX_tickets_DeadlineAt",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_GuildId_OwnerId_CreatedAt",
                table: "tickets");

            migrationBuilder.DropPrimaryKey(
                name: "PK_panels",
                table: "panels");

            migrationBuilder.DropIndex(
                name: "IX_panels_GuildId_ChannelId",
                table: "panels");

            migrationBuilder.DropPrimaryKey(
                name: "PK_department_roles",
                table: "department_roles");

            migrationBuilder.DropColumn(
                name: "AccessShown",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "AccessWanted",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "AnnouncedAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "Answers",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "AssigneeName",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "ControlShown",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "ControlWanted",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "DeadlineAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "FirstResponseAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "IsThread",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "LastCustomerMessageAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "LastStaffMessageAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "OpenedById",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "PingedAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "PlaceChangedAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "PlaceChangedBeforeAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "PlaceShown",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "PlaceWanted",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "PostsSent",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "PostsWanted",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "RatedAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "Rating",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "RatingComment",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "ReopenedFromId",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "SourceMessage",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "StateChangedAt",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "Color",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "CreatedAt",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "Departments",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "Text",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "panels");

            migrationBuilder.DropColumn(
                name: "CultureIsChosen",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "FloodLimit",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "GraceTime",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "LeftAt",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "MaxOpenPerMember",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "PauseNote",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "PausedUntil",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "TranscriptDelivery",
                table: "guild_settings");

            migrationBuilder.DropColumn(
                name: "CategoryId",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "CloseReasons",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Color",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Descriptions",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Emoji",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Limits",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "NamePattern",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Names",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "RemovedAt",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Rules",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "SeedHash",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Style",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "department_roles");

            migrationBuilder.RenameColumn(
                name: "WarnedAt",
                table: "tickets",
                newName: "LockedAt");

            migrationBuilder.RenameColumn(
                name: "Welcomes",
                table: "departments",
                newName: "Name");

            migrationBuilder.AlterColumn<long>(
                name: "MessageId",
                table: "panels",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_panels",
                table: "panels",
                columns: new[] { "GuildId", "ChannelId" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_department_roles",
                table: "department_roles",
                columns: new[] { "DepartmentId", "RoleId" });
        }
    }
}
