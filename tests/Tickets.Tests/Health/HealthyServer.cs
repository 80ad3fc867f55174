using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Health.Doctor;

namespace DCTicket.Tickets.Tests.Health;

internal static class HealthyServer
{
    internal static readonly Snowflake Guild = new(100);
    internal static readonly Snowflake BotRole = new(300);
    internal static readonly Snowflake Staff = new(200);
    internal static readonly Snowflake Log = new(120);
    internal static readonly Snowflake Category = new(130);
    internal static readonly Snowflake PanelChannel = new(110);

    internal static GuildFacts Facts(Permissions? has = null, IReadOnlyList<Overwrite>? log = null) =>
        new(
            new Guild { Id = Guild, OwnerId = new(1) },
            [
                new Role { Id = Guild, Name = "@everyone" },
                new Role { Id = Staff, Name = "Staff" },
                new Role
                {
                    Id = BotRole,
                    Name = "Bot",
                    Permissions = has ?? (TicketsWorld.BotPermissions | Permissions.ManageMessages),
                },
            ],
            [
                new Channel { Id = Log, PermissionOverwrites = log ?? [] },
                new Channel { Id = Category, Type = ChannelType.Category },
                new Channel { Id = PanelChannel },
            ],
            new Member
            {
                User = new User { Id = new(900), Username = "bot" },
                Roles = [BotRole],
            },
            new GuildSettings
            {
                GuildId = Guild,
                Culture = "en",
                LogChannelId = Log,
                CategoryId = Category,
            },
            [
                new Department
                {
                    Key = "tech",
                    Names = new() { ["en"] = "Tech" },
                    Roles = [new DepartmentRole { RoleId = Staff }],
                },
            ],
            [
                new Panel
                {
                    Id = System.Guid.NewGuid(),
                    GuildId = Guild,
                    ChannelId = PanelChannel,
                    MessageId = new(5),
                },
            ],
            new HashSet<System.Guid>(),
            ReadsMessages: true,
            SeesMembers: true,
            DateTimeOffset.UnixEpoch.AddYears(50)
        );
}
