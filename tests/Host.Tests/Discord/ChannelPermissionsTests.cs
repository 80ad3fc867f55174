using DCTicket.Contracts;

namespace DCTicket.Host.Tests.Discord;

public sealed class ChannelPermissionsTests
{
    private const int Worlds = 5_000;
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Permissions[] Interesting =
    [
        Permissions.ViewChannel,
        Permissions.SendMessages,
        Permissions.SendMessagesInThreads,
        Permissions.EmbedLinks,
        Permissions.AttachFiles,
        Permissions.MentionEveryone,
        Permissions.SendTtsMessages,
        Permissions.ReadMessageHistory,
        Permissions.ManageChannels,
        Permissions.PinMessages,
        Permissions.BypassSlowmode,
        Permissions.AddReactions,
        (Permissions)(1L << 60),
    ];

    [Fact]
    public void In_random_worlds_each_bit_is_as_the_nearest_word_on_it_says()
    {
        var random = new Random(20260101);
        var seen = new HashSet<bool>();
        for (var world = 0; world < Worlds; world++)
        {
            var (guild, roles, channel, member) = NewWorld(random);
            var inChannel = ChannelPermissions.Of(guild, roles, channel, member, Now);
            var inThread = ChannelPermissions.OfThread(guild, roles, channel, member, Now);
            foreach (var bit in Interesting)
            {
                var expected = Expect(guild, roles, channel, member, bit, Permissions.SendMessages);
                seen.Add(expected);
                Assert.True(expected == ((inChannel & bit) != 0), $"World {world}: {bit} should be {expected}.");
                var asked = bit == Permissions.SendMessages ? Permissions.SendMessagesInThreads : bit;
                Assert.True(
                    Expect(guild, roles, channel, member, asked, Permissions.SendMessagesInThreads) == ((inThread & bit) != 0),
                    $"World {world}: {bit} in a thread."
                );
            }
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void The_owner_and_administrators_may_everything_even_in_a_time_out()
    {
        var guild = new Guild { Id = new Snowflake(1), OwnerId = new Snowflake(50) };
        var roles = new[]
        {
            new Role { Id = guild.Id, Name = "@everyone" },
            new Role
            {
                Id = new Snowflake(2),
                Name = "Admin",
                Permissions = Permissions.Administrator,
            },
        };
        var channel = new Channel
        {
            Id = new Snowflake(9),
            PermissionOverwrites = [new Overwrite(guild.Id, OverwriteType.Role, Deny: ChannelPermissions.All)],
        };
        var owner = new Member
        {
            User = new User { Id = new Snowflake(50), Username = "o" },
            CommunicationDisabledUntil = Now.AddDays(1),
        };
        var admin = new Member
        {
            User = new User { Id = new Snowflake(51), Username = "a" },
            Roles = [new Snowflake(2)],
            CommunicationDisabledUntil = Now.AddDays(1),
        };

        Assert.Equal(ChannelPermissions.All, ChannelPermissions.Of(guild, roles, channel, owner, Now));
        Assert.Equal(ChannelPermissions.All, ChannelPermissions.Of(guild, roles, channel, admin, Now));
        Assert.Equal(ChannelPermissions.All, ChannelPermissions.OfThread(guild, roles, channel, admin, Now));
    }

    // Another way to the same answer: bit by bit, asking the words on it from the nearest to the farthest.
    private static bool Expect(Guild guild, IReadOnlyList<Role> roles, Channel channel, Member member, Permissions bit, Permissions write)
    {
        var own = roles.Where(role => role.Id == guild.Id || member.Roles.Contains(role.Id)).ToList();
        if (guild.OwnerId == member.User.Id || own.Exists(role => role.Permissions.HasFlag(Permissions.Administrator)))
            return (bit & ChannelPermissions.All) != 0;
        if (bit != Permissions.ViewChannel && !Expect(guild, roles, channel, member, Permissions.ViewChannel, write))
            return false;
        Permissions[] needWriting =
        [
            Permissions.EmbedLinks,
            Permissions.AttachFiles,
            Permissions.MentionEveryone,
            Permissions.SendTtsMessages,
        ];
        if (needWriting.Contains(bit) && !Expect(guild, roles, channel, member, write, write))
            return false;
        if (member.CommunicationDisabledUntil > Now && bit is not (Permissions.ViewChannel or Permissions.ReadMessageHistory))
            return false;

        bool? Says(Func<Overwrite, bool> about)
        {
            var words = channel.PermissionOverwrites.Where(about).ToList();
            return words.Exists(o => o.Allow.HasFlag(bit)) ? true
                : words.Exists(o => o.Deny.HasFlag(bit)) ? false
                : null;
        }

        return Says(o => o.Type == OverwriteType.Member && o.Id == member.User.Id)
            ?? Says(o => o.Type == OverwriteType.Role && o.Id != guild.Id && member.Roles.Contains(o.Id))
            ?? Says(o => o.Type == OverwriteType.Role && o.Id == guild.Id)
            ?? own.Exists(role => role.Permissions.HasFlag(bit));
    }

    private static (Guild Guild, IReadOnlyList<Role> Roles, Channel Channel, Member Member) NewWorld(Random random)
    {
        var guild = new Guild { Id = new Snowflake(1), OwnerId = new Snowflake(random.Next(20) == 0 ? 50UL : 51UL) };
        var roles = Enumerable
            .Range(1, random.Next(1, 7))
            .Select(id => new Role
            {
                Id = new Snowflake((ulong)id),
                Name = $"role {id}",
                Permissions = Some(random) | (random.Next(25) == 0 ? Permissions.Administrator : 0),
            })
            .ToList();
        var member = new Member
        {
            User = new User { Id = new Snowflake(50), Username = "m" },
            Roles = [.. roles.Skip(1).Where(_ => random.Next(2) == 0).Select(role => role.Id)],
            CommunicationDisabledUntil = random.Next(6) switch
            {
                0 => Now.AddMinutes(1),
                1 => Now.AddMinutes(-1),
                _ => null,
            },
        };
        // A member may have the id of a role: what an overwrite is about is said by its type.
        Overwrite[] overwrites =
        [
            .. roles.Where(_ => random.Next(2) == 0).Select(role => new Overwrite(role.Id, OverwriteType.Role, Some(random), Some(random))),
            .. new ulong[] { 50, 52, 2, 1 }
                .Where(_ => random.Next(3) == 0)
                .Select(id => new Overwrite(new Snowflake(id), OverwriteType.Member, Some(random), Some(random))),
            .. random.Next(4) == 0
                ? [new Overwrite(new Snowflake(50), OverwriteType.Role, Some(random), Some(random))]
                : Array.Empty<Overwrite>(),
        ];
        random.Shuffle(overwrites);
        return (
            guild,
            roles,
            new Channel
            {
                Id = new Snowflake(9),
                GuildId = guild.Id,
                PermissionOverwrites = overwrites,
            },
            member
        );
    }

    private static Permissions Some(Random random) =>
        Interesting.Where(_ => random.Next(3) == 0).Aggregate(Permissions.None, (all, bit) => all | bit);
}
