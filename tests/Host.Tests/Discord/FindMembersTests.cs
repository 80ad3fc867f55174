using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Rest;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Discord;

public sealed class FindMembersTests
{
    [Fact]
    public async Task Many_members_are_asked_for_over_the_gateway_a_hundred_at_a_time()
    {
        List<int> sizes = [];
        var connection = new FakeConnection
        {
            FindMembers = users =>
            {
                sizes.Add(users.Count);
                return [Chunk(users[0]), Chunk(users[1])];
            },
        };
        var found = await Client(connection)
            .FindMembersAsync(
                new Snowflake(7),
                [.. Enumerable.Range(1, 120).Select(id => new Snowflake((ulong)id))],
                CancellationToken.None
            );

        Assert.Equal([100, 20], sizes);
        Assert.Equal([1UL, 2, 101, 102], found.Select(member => member.User.Id.Value));
        Assert.Empty(connection.Requests);
    }

    [Fact]
    public async Task One_member_and_members_that_the_gateway_does_not_tell_are_asked_for_by_rest()
    {
        var connection = new FakeConnection
        {
            Answer = request => $$"""{"user":{"id":"{{request.Path.Split('/')[^1]}}","username":"x"} }""",
        };
        var client = Client(connection);
        Assert.Equal(
            1UL,
            Assert.Single(await client.FindMembersAsync(new Snowflake(7), [new Snowflake(1)], CancellationToken.None)).User.Id.Value
        );
        Assert.Equal(
            2,
            (await client.FindMembersAsync(new Snowflake(7), [new Snowflake(1), new Snowflake(2)], CancellationToken.None)).Count
        );
        Assert.Equal(["GET 1", "GET 1", "GET 2"], connection.Requests);
    }

    private static DiscordClient Client(FakeConnection connection) => new(connection, new Snowflake(900), "plugin");

    private static ReadOnlyMemory<byte> Chunk(Snowflake user) =>
        Encoding.UTF8.GetBytes($$"""[{"user":{"id":"{{user}}","username":"x"} }]""");
}
