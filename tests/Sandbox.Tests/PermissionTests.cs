using CsCheck;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Tests;

public sealed class PermissionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    // Few bits, so that they meet often: administrator, view, send, history, mention everyone, attach, embed.
    private static readonly int[] Bits = [3, 10, 11, 16, 17, 15, 14];
    private static readonly Gen<ulong> GenBits = Gen.Int[0, (1 << 7) - 1]
        .Select(mask => Bits.Select((bit, i) => (mask & (1 << i)) != 0 ? 1UL << bit : 0).Aggregate((a, b) => a | b));

    private static readonly Gen<ulong> GenWithoutAdmin = GenBits.Select(b => b & ~8UL);

    [Fact]
    public void The_permissions_of_any_member_in_any_channel_are_those_of_the_documented_rules() =>
        Gen.Select(
                Gen.Select(GenWithoutAdmin, GenWithoutAdmin, GenWithoutAdmin),
                Gen.Select(Gen.Int[0, 15], Gen.Int[0, 9], Gen.Int[0, 5]),
                GenBits,
                Gen.Select(Gen.Int[0, 5], GenBits, GenBits).Array[0, 6]
            )
            .Sample(
                (roles, dice, everyone, overwrites) =>
                {
                    var guild = new Guild
                    {
                        Id = 100,
                        Name = "g",
                        OwnerId = dice.Item2 == 0 ? 1UL : 2UL,
                        CreatedAt = Now,
                    };
                    guild.Roles.Add(
                        new Role
                        {
                            Id = 100,
                            Name = "@everyone",
                            Permissions = dice.Item2 < 3 ? everyone : everyone & ~8UL,
                        }
                    );
                    guild.Roles.Add(
                        new Role
                        {
                            Id = 101,
                            Name = "a",
                            Permissions = roles.Item1,
                        }
                    );
                    guild.Roles.Add(
                        new Role
                        {
                            Id = 102,
                            Name = "b",
                            Permissions = roles.Item2,
                        }
                    );
                    guild.Roles.Add(
                        new Role
                        {
                            Id = 103,
                            Name = "c",
                            Permissions = roles.Item3 | (dice.Item2 == 9 ? 8UL : 0),
                        }
                    );
                    var member = new Member
                    {
                        UserId = 1,
                        JoinedAt = Now,
                        TimeoutUntil = dice.Item3 == 0 ? Now.AddMinutes(1) : null,
                    };
                    member.Roles.AddRange(new ulong[] { 101, 102, 103 }.Where((_, i) => (dice.Item1 & (1 << i)) != 0));
                    var channel = new Channel
                    {
                        Id = 9,
                        GuildId = 100,
                        Type = 0,
                        Name = "c",
                    };
                    var targets = new ulong[] { 100, 101, 102, 103, 1, 2 };
                    channel.Overwrites.AddRange(
                        overwrites
                            .DistinctBy(o => o.Item1)
                            .Select(o => new Overwrite
                            {
                                Id = targets[o.Item1],
                                Type = o.Item1 >= 4 ? 1 : 0,
                                Allow = o.Item2,
                                Deny = o.Item3,
                            })
                    );
                    Assert.Equal(Oracle(guild, member, channel), Permission.InChannel(guild, member, channel, Now) & Named);
                },
                iter: 20_000
            );

    [Fact]
    public async Task A_time_out_takes_the_servers_permissions_as_well()
    {
        await using var town = await Support.Town.StartAsync(Support.Town.Clock());
        var bot = $"/guilds/{town.GuildId}/members/{town.ApplicationId}";
        var carl = $"/guilds/{town.GuildId}/members/{town.UserId("carl")}/roles/{town.Role("Billing")}";
        await town.As("olivia")
            .PatchAsync(bot, new System.Text.Json.Nodes.JsonObject { ["communication_disabled_until"] = "2026-11-22T13:00:00Z" });
        Assert.Equal(
            403,
            (await town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", new System.Text.Json.Nodes.JsonObject { ["name"] = "x" })).Status
        );
        Assert.Equal(403, (await town.Bot.PutAsync(carl)).Status);
        Assert.Equal(200, (await town.Bot.GetAsync($"/channels/{town.Channel("general")}/messages")).Status);
        await town.As("olivia").PatchAsync(bot, new System.Text.Json.Nodes.JsonObject { ["communication_disabled_until"] = null });
        Assert.Equal(204, (await town.Bot.PutAsync(carl)).Status);
    }

    private static ulong Named => Bits.Aggregate(0UL, (all, bit) => all | (1UL << bit));

    /// <summary>
    /// Asks for one bit at a time, from the last word to the first: the most specific overwrite that says something decides.
    /// </summary>
    private static ulong Oracle(Guild guild, Member member, Channel channel)
    {
        if (IsAlmighty(guild, member))
            return Named;
        if (!Has(guild, member, channel, 10))
            return 0;
        var result = 0UL;
        foreach (var bit in Bits)
        {
            var needsSend = bit is 14 or 15 or 17;
            var survivesTimeout = bit is 10 or 16;
            if (
                Has(guild, member, channel, bit)
                && (!needsSend || Has(guild, member, channel, 11))
                && (member.TimeoutUntil is null || survivesTimeout)
            )
                result |= 1UL << bit;
        }

        return result;
    }

    private static bool IsAlmighty(Guild guild, Member member) =>
        guild.OwnerId == member.UserId || Mine(guild, member).Any(r => (r.Permissions & 8) != 0);

    private static IEnumerable<Role> Mine(Guild guild, Member member) =>
        guild.Roles.Where(r => r.Id == guild.Id || member.Roles.Any(id => id == r.Id));

    private static bool Has(Guild guild, Member member, Channel channel, int bit)
    {
        var mask = 1UL << bit;
        var own = channel.Overwrites.Where(o => o.Id == member.UserId && o.Type == 1).ToList();
        if (own.Any(o => (o.Allow & mask) != 0))
            return true;
        if (own.Any(o => (o.Deny & mask) != 0))
            return false;
        var roles = channel.Overwrites.Where(o => member.Roles.Contains(o.Id)).ToList();
        if (roles.Any(o => (o.Allow & mask) != 0))
            return true;
        if (roles.Any(o => (o.Deny & mask) != 0))
            return false;
        var everyone = channel.Overwrites.Where(o => o.Id == guild.Id).ToList();
        if (everyone.Any(o => (o.Allow & mask) != 0))
            return true;
        if (everyone.Any(o => (o.Deny & mask) != 0))
            return false;
        return Mine(guild, member).Any(r => (r.Permissions & mask) != 0);
    }
}
