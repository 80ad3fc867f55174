using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests.Conversation;

/// <summary>
/// Random departments, roles, members, tickets, invitations, transfers, outages and restarts: after every step exactly the right members
/// see each channel. Who is right is told by a model of its own, and what a channel's overwrites mean is computed here as Discord's
/// documentation says.
/// </summary>
public sealed partial class RandomWorldTests
{
    private const int Steps = 60;
    private const int People = 9;
    private static readonly string[] Departments = ["tech", "billing", "sales"];
    private static readonly Snowflake[] Roles = [.. Enumerable.Range(0, 6).Select(i => new Snowflake(200 + (ulong)i))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Exactly_the_right_members_see_each_channel(int seed)
    {
        await using var world = await TicketsWorld.StartAsync();
        var play = new Play(world, new Random(seed));
        await play.BeginAsync();
        for (var step = 0; step < Steps; step++)
        {
            var what = await play.StepAsync();
            await play.CheckAsync($"seed {seed}, step {step}: {what}");
        }

        Assert.InRange(play.Seen, 1, int.MaxValue);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 16)];

    private sealed class Model(int department, ulong owner)
    {
        public int Department { get; set; } = department;

        public ulong Owner { get; } = owner;

        public HashSet<ulong> Invited { get; } = [];

        public HashSet<Snowflake> InvitedRoles { get; } = [];

        public bool Closed { get; set; }
    }
}
