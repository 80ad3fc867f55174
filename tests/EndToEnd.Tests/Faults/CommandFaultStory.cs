using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Tickets;

namespace DCTicket.EndToEnd.Tests.Faults;

/// <summary>Discord fails while commands are answered.</summary>
public sealed class CommandFaultStory(World world)
{
    [Theory]
    [InlineData("""{"kind":"error","status":500,"when":"after","method":"POST","route":"/channels/*/messages"}""")]
    [InlineData("""{"kind":"cut","when":"after","method":"POST","route":"/channels/*/messages"}""")]
    [InlineData("""{"kind":"rate_limit","wait_ms":500,"method":"GET","route":"/guilds/*/roles"}""")]
    [InlineData("""{"kind":"error","status":502,"html":true,"method":"GET","route":"/guilds/*/roles"}""")]
    [InlineData("""{"kind":"slow","wait_ms":2600,"method":"GET","route":"/guilds/*/roles"}""")]
    public async Task Setup_posts_one_panel(string fault)
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        await using var broken = await guild.Breaks(fault);

        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")));

        await broken.HappensAsync();
        await adam.Sees("The panel is posted");
        await carl.Sees("How can we help?", "support");
        Assert.Single(carl.Messages("support"));
        await carl.OpensTicket();
    }

    [Fact]
    public async Task A_command_that_Discord_fails_for_long_is_apologised_for_and_works_the_next_time()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        await using (
            var broken = await guild.Breaks("""{"kind":"error","status":500,"count":0,"method":"GET","route":"/guilds/*/roles"}""")
        )
        {
            await adam.Runs("/setup", "support");
            await broken.HappensAsync(2);
            await adam.Sees("Something went wrong");
        }

        await adam.Runs("/setup", "support");
        await adam.Sees("The panel is posted");
        await carl.Sees("How can we help?", "support");
        Assert.Single(carl.Messages("support"));
    }

    [Fact]
    public async Task Info_is_shown_once_although_the_answer_was_lost_on_its_way()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await carl.OpensTicket();
        await using var broken = await guild.Breaks("""{"kind":"error","when":"after","route":"/interactions/*/*/callback"}""");

        await carl.Runs("/ticket info", Settled.Channel);

        await broken.HappensAsync();
        await carl.Eventually(() => carl.Messages(Settled.Channel).FirstOrDefault(IsForOne), () => "Carl to see how the ticket stands");
        Assert.Single(carl.Messages(Settled.Channel), IsForOne);
    }

    private static bool IsForOne(JsonObject message) => ((int?)message["flags"] & 64) == 64;
}
