using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Load;

/// <summary>A guild with a given number of channels and roles.</summary>
internal static class LargeGuild
{
    private const int PerCategory = 40;

    public static Guild Add(SandboxWorld world, int channels, int roles)
    {
        var guild = Seed.AddGuild(world, $"Community {world.State.Guilds.Count + 1}");
        while (guild.Roles.Count < roles)
            guild.Roles.Add(
                new Role
                {
                    Id = world.NewId(),
                    Name = $"Role {guild.Roles.Count}",
                    Permissions = Permission.EveryoneDefault,
                    Position = guild.Roles.Count,
                    Color = 0x3498DB,
                    Mentionable = true,
                }
            );
        AddChannels(world, guild, channels);
        return guild;
    }

    private static void AddChannels(SandboxWorld world, Guild guild, int channels)
    {
        var bot = guild.Roles.Find(role => role.BotId is not null)!;
        Overwrite[] overwrites =
        [
            new Overwrite
            {
                Id = guild.Id,
                Type = 0,
                Deny = Permission.SendMessages,
            },
            new Overwrite
            {
                Id = bot.Id,
                Type = 0,
                Allow = Permission.ViewChannel | Permission.SendMessages,
            },
        ];
        Channel? category = null;
        for (var number = guild.Channels.Count; number < channels; number++)
        {
            var isCategory = category is null || number % PerCategory == 0;
            var channel = new Channel
            {
                Id = world.NewId(),
                GuildId = guild.Id,
                Type = isCategory ? 4 : 0,
                Name = isCategory ? $"Category {number}" : $"channel-{number:0000}",
                Topic = isCategory ? null : "What this channel is about, in one sentence",
                ParentId = isCategory ? null : category!.Id,
                Position = number,
                Overwrites = [.. overwrites],
            };
            world.Add(channel);
            category = isCategory ? channel : category;
        }
    }
}
