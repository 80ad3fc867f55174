using System.Security.Cryptography;
using System.Text;

namespace DCTicket.Sandbox.World;

/// <summary>Creates a new world, and new guilds with users.</summary>
internal static class Seed
{
    private static readonly (string Name, string Role, string Locale)[] People =
    [
        ("Olivia", "", "en-US"),
        ("Adam", "Admin", "en-US"),
        ("Tess", "Tech Support", "en-US"),
        ("Bill", "Billing", "en-GB"),
        ("Carl", "", "en-US"),
        ("Cora", "", "de"),
        ("Chen", "", "zh-TW"),
    ];

    public static WorldState NewState(DateTimeOffset now)
    {
        var id = Snowflakes.Next(0, now);
        var state = new WorldState
        {
            ApplicationId = id,
            CdnKey = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
            LastId = id,
        };
        state.Users[id] = new User
        {
            Id = id,
            Username = "DCTicket",
            Bot = true,
            Token = NewToken(id),
        };
        return state;
    }

    public static Guild AddGuild(SandboxWorld world, string name)
    {
        var people = People.Select(p => AddPerson(world, p.Name, p.Locale)).ToList();
        var guild = new Guild
        {
            Id = world.NewId(),
            Name = name,
            OwnerId = people[0].Id,
            CreatedAt = world.Now,
        };
        guild.Roles.Add(
            new Role
            {
                Id = guild.Id,
                Name = "@everyone",
                Permissions = Permission.EveryoneDefault,
            }
        );
        AddRole("Billing", Permission.ManageMessages, 0x2ECC71);
        AddRole("Tech Support", Permission.ManageMessages, 0x3498DB);
        var bot = new Role
        {
            Id = world.NewId(),
            Name = "DCTicket",
            Permissions = Permission.Bot,
            Position = 3,
            BotId = world.Bot.Id,
        };
        guild.Roles.Add(bot);
        AddRole("Admin", Permission.Administrator, 0xE74C3C);
        for (var i = 0; i < people.Count; i++)
            Join(people[i], guild.Roles.Find(r => r.Name == People[i].Role));
        Join(world.Bot, bot);
        world.State.Guilds[guild.Id] = guild;
        AddChannels(world, guild, bot);
        world.Changed();
        return guild;

        void AddRole(string role, ulong permissions, int color) =>
            guild.Roles.Add(
                new Role
                {
                    Id = world.NewId(),
                    Name = role,
                    Permissions = permissions | (permissions == 0 ? Permission.EveryoneDefault : 0),
                    Position = guild.Roles.Count,
                    Color = color,
                    Hoist = true,
                    Mentionable = true,
                }
            );

        void Join(User user, Role? role) =>
            guild.Members[user.Id] = new Member
            {
                UserId = user.Id,
                JoinedAt = world.Now,
                Roles = role is null ? [] : [role.Id],
            };
    }

    private static void AddChannels(SandboxWorld world, Guild guild, Role bot)
    {
        var hidden = new Overwrite
        {
            Id = guild.Id,
            Type = 0,
            Deny = Permission.ViewChannel,
        };
        var botSees = new Overwrite
        {
            Id = bot.Id,
            Type = 0,
            Allow = Permission.ViewChannel | Permission.SendMessages,
        };
        var staff = guild
            .Roles.Where(r => r.Name is "Admin" or "Tech Support" or "Billing")
            .Select(r => new Overwrite
            {
                Id = r.Id,
                Type = 0,
                Allow = Permission.ViewChannel,
            });

        var information = Add("Information", 4, null, []);
        Add("welcome", 0, information, []);
        Add(
            "support",
            0,
            information,
            [
                new Overwrite
                {
                    Id = guild.Id,
                    Type = 0,
                    Deny = Permission.SendMessages,
                },
                botSees,
            ]
        );
        var community = Add("Community", 4, null, []);
        Add("general", 0, community, []);
        List<Overwrite> staffOnly = [hidden, botSees, .. staff];
        var staffCategory = Add("Staff", 4, null, staffOnly);
        Add("ticket-log", 0, staffCategory, staffOnly);
        Add("Tickets", 4, null, [hidden, botSees]);

        Channel Add(string name, int type, Channel? parent, List<Overwrite> overwrites)
        {
            var channel = new Channel
            {
                Id = world.NewId(),
                GuildId = guild.Id,
                Type = type,
                Name = name,
                ParentId = parent?.Id,
                Position = guild.Channels.Values.Count(c => c.IsCategory == (type == 4)),
                Overwrites = [.. overwrites],
            };
            world.Add(channel);
            return channel;
        }
    }

    private static User AddPerson(SandboxWorld world, string name, string locale)
    {
        var id = world.NewId();
        var taken = world.State.Users.Values.Any(u => string.Equals(u.Username, name, StringComparison.OrdinalIgnoreCase));
#pragma warning disable CA1308 // A username is lower case.
        var username = name.ToLowerInvariant() + (taken ? id.Text()[^6..] : "");
#pragma warning restore CA1308
        var user = new User
        {
            Id = id,
            Username = username,
            GlobalName = name,
            Token = NewToken(id),
            Locale = locale,
        };
        world.Add(user);
        return user;
    }

    public static string NewToken(ulong id) =>
        $"{Convert.ToBase64String(Encoding.ASCII.GetBytes(id.Text())).TrimEnd('=')}.{Random(5)}.{Random(28)}";

    private static string Random(int bytes) =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
}
