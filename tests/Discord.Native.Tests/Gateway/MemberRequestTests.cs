using System.Text;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Gateway;

public sealed class MemberRequestTests
{
    private static readonly Snowflake Guild = new(7);
    private static readonly IReadOnlyList<Snowflake> Users = [new(1), new(2), new(3)];

    [Fact]
    public async Task Members_are_asked_for_by_id_and_the_chunks_of_the_answer_are_put_together()
    {
        await using var test = await GatewayTest.StartAsync();
        Task<IReadOnlyList<ReadOnlyMemory<byte>>?>? asked = null;
        var nonce = "";
        await test.PlayAsync(s =>
            s.Begin()
                .Do(() =>
                {
                    asked = test.Connection.FindMembersAsync(Guild, Users, CancellationToken.None);
                    return Task.CompletedTask;
                })
                .Expect(
                    op: 8,
                    data =>
                    {
                        nonce = data.GetProperty("nonce").GetString()!;
                        Assert.True(nonce.Length <= 32);
                        Assert.Equal("7", data.GetProperty("guild_id").GetString());
                        Assert.Equal(["1", "2", "3"], data.GetProperty("user_ids").EnumerateArray().Select(user => user.GetString()));
                    }
                )
                .Send(Chunk("of somebody else", 2, 0, "9", 2))
                .Send(Frames.Event("GUILD_MEMBERS_CHUNK", 3, """{"nonce":5,"members":"none"}"""))
                .Send(() => Chunk(nonce, 4, 0, "1", 2))
                .Send(() => Chunk(nonce, 5, 1, "3", 2))
                .Until(() => asked!.IsCompleted)
        );

        Assert.Equal(["1", "3"], (await asked!)!.Select(Id));
        Assert.Empty(test.Events);
    }

    [Fact]
    public async Task A_request_that_is_not_answered_ends_after_ten_seconds_and_one_on_a_broken_line_at_once()
    {
        await using var test = await GatewayTest.StartAsync();
        Assert.Null(await test.Connection.FindMembersAsync(Guild, Users, CancellationToken.None));
        Task<IReadOnlyList<ReadOnlyMemory<byte>>?>? asked = null;
        Task<IReadOnlyList<ReadOnlyMemory<byte>>?>? first = null;
        await test.PlayAsync(s =>
            s.Begin()
                .Do(Ask)
                .Expect(op: 8)
                .Elapse(TimeSpan.FromSeconds(10))
                .Expect(op: 1)
                .Send(Frames.HeartbeatAck)
                .Until(() => (first = asked)!.IsCompleted)
                .Do(Ask)
                .Expect(op: 8)
                .BreakLine()
                .Until(() => asked!.IsCompleted)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
        );
        Assert.Null(await first!);
        Assert.Null(await asked!);

        Task Ask()
        {
            asked = test.Connection.FindMembersAsync(Guild, Users, CancellationToken.None);
            return Task.CompletedTask;
        }
    }

    private static string Chunk(string nonce, int sequence, int index, string user, int count) =>
        Frames.Event(
            "GUILD_MEMBERS_CHUNK",
            sequence,
            $$"""{"guild_id":"7","members":[{"user":{"id":"{{user}}"} }],"chunk_index":{{index}},"chunk_count":{{count}}"""
                + $$""","nonce":"{{nonce}}"}"""
        );

    private static string? Id(ReadOnlyMemory<byte> chunk)
    {
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(chunk.Span));
        return json.RootElement[0].GetProperty("user").GetProperty("id").GetString();
    }
}
