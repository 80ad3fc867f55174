using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Processes;

/// <summary>The real programs: the Sandbox as one process, the bot as another, which is killed by SIGKILL and started again.</summary>
public sealed class KilledProcessStory : IAsyncLifetime
{
    private ProcessWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ProcessWorld.StartAsync();

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(120)]
    public async Task Killed_in_the_middle_of_opening_and_closing_nothing_is_lost_or_doubled(int milliseconds)
    {
        await using var guild = await Guild.CreateAsync(_world.Url);
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        var bot = await _world.StartBotAsync();
        await guild.SetUpAsync();
        await carl.Clicks("Tech support", "support");

        bot = await KillDuringAsync(bot, carl.FillsIn(("description", Desk.Problem)), milliseconds);
        await carl.ClicksUntilAnswered(await carl.Sees("How can we help?", "support"), "Tech support");
        if (carl.Form is not null)
            await carl.FillsIn(("description", Desk.Problem));
        await carl.SeesChannel("tech-0001");
        await tess.Sees("Ticket 0001", "tech-0001");
        await carl.ClicksUntilAnswered(await carl.Sees("Ticket 0001", "tech-0001"), "Close ticket");

        bot = await KillDuringAsync(bot, carl.FillsIn(("reason", "Done")), milliseconds);
        if (
            carl.Messages("tech-0001").FirstOrDefault(m => Person.TextOf(m).Contains("Ticket 0001", StringComparison.Ordinal))
                is { } welcome
            && await StillAsksAsync(carl, welcome)
        )
            await carl.FillsIn(("reason", "Done"));
        await carl.Sees("Here is the transcript");
        await carl.SeesNoChannel("tech-0001");
        await tess.Sees("Ticket 0001 closed", "ticket-log");
        await tess.SeesNoChannel("tech-0001");

        Assert.Single(carl.Messages(), m => Person.TextOf(m).Contains("Here is the transcript", StringComparison.Ordinal));
        Assert.Single(tess.Messages("ticket-log"));
        Assert.DoesNotContain(tess.Channels, name => name.StartsWith("tech-", StringComparison.Ordinal));
        Assert.True(await bot.StopAsync() < TimeSpan.FromSeconds(10));
        Assert.Equal(0, bot.ExitCode);
        await bot.DisposeAsync();
    }

    private async Task<BotProcess> KillDuringAsync(BotProcess bot, Task acting, int milliseconds)
    {
        await acting.WaitAsync(TimeSpan.FromMilliseconds(milliseconds)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await bot.KillAsync();
        await bot.DisposeAsync();
        // Nobody waits for a dead bot's answer; the person hears of it in due time.
        _ = acting.ContinueWith(task => task.Exception, TaskScheduler.Default);
        return await _world.StartBotAsync();
    }

    private static async Task<bool> StillAsksAsync(Person carl, JsonObject welcome)
    {
        try
        {
            await carl.ClicksUntilAnswered(welcome, "Close ticket");
            return carl.Form is not null;
        }
        catch (RefusedException)
        {
            // The channel went at this very moment.
            return false;
        }
    }
}
