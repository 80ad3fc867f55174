using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Gateway;

/// <summary>What the bot identifies with is asked before each identify, and a refusal of Discord's ends nothing.</summary>
public sealed class IntentTests
{
    private const int Content = 1 << 15;

    [Fact]
    public async Task Refused_intents_are_asked_for_again_and_the_bot_identifies_with_fewer()
    {
        await using var test = await GatewayTest.StartAsync();
        var refusals = new List<int?>();
        test.Intents = refused =>
        {
            refusals.Add(refused);
            return refused is null ? 513 | Content : 513;
        };
        await test.PlayAsync(s =>
            s.ExpectConnection("/gateway")
                .Send(Frames.Hello)
                .Expect(op: 2, data => Assert.Equal(513 | Content, data.GetProperty("intents").GetInt32()))
                .Disconnect(4014)
                .Elapse(SteadyDelays.NewSession)
                .ExpectConnection("/gateway")
                .Send(Frames.Hello)
                .Expect(op: 2, data => Assert.Equal(513, data.GetProperty("intents").GetInt32()))
                .Send(Frames.Ready(test.Discord.SocketUrl))
                .Until(() => test.Connection.State == Discord.Connection.ConnectionState.Ready)
                .Disconnect(4009)
                .Elapse(SteadyDelays.NewSession)
                .Begin()
        );
        Assert.Equal([null, 513 | Content, null], refusals);
    }

    [Fact]
    public async Task What_is_refused_again_and_again_is_tried_with_growing_pauses()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
        {
            for (var i = 0; i < 7; i++)
                s.ExpectConnection("/gateway").Send(Frames.Hello).Expect(op: 2).Disconnect(4014).Elapse(SteadyDelays.NewSession);
            s.Begin();
        });
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], test.Delays.Failures);
    }
}
