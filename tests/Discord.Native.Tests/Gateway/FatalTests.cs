using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DCTicket.Discord.Native.Tests.Gateway;

public sealed class FatalTests
{
    [Theory]
    [InlineData(4004, "Discord refused the bot's token; make a new one under Bot in the developer portal and set it as Discord:Token.")]
    [InlineData(4010, "shard number")]
    [InlineData(4011, "too many servers")]
    [InlineData(4012, "version of its gateway")]
    [InlineData(4013, "does not know an intent")]
    public async Task A_fatal_close_ends_in_a_sentence_that_says_what_to_do(int code, string sentence)
    {
        await using var test = await GatewayTest.StartAsync();
        test.Discord.Refuse("users/@me", 401);
        var message = await test.PlayToTheEndAsync(s => s.ExpectConnection("/gateway").Send(Frames.Hello).Expect(op: 2).Disconnect(code));
        Assert.Contains(sentence, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Disconnected, test.Connection.State);
        Assert.False(test.Discord.HasWaitingSocket);
    }

    [Fact]
    public async Task A_token_that_only_the_gateway_refuses_is_tried_again()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.ExpectConnection("/gateway").Send(Frames.Hello).Expect(op: 2).Disconnect(4004).Elapse(SteadyDelays.NewSession).Begin()
        );
    }

    [Fact]
    public async Task A_token_that_the_gateways_address_refuses_ends_in_the_same_sentence()
    {
        await using var test = await GatewayTest.StartAsync();
        test.Discord.Rest = context =>
        {
            context.Response.StatusCode = 401;
            return context.Response.WriteAsync("""{"message":"401: Unauthorized","code":0}""");
        };
        var message = await test.PlayToTheEndAsync(_ => { });
        Assert.StartsWith("Discord refused the bot's token", message, StringComparison.Ordinal);
    }
}
