using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Processes;

/// <summary>The real programs with a plugin that takes the process down, or does not let it end.</summary>
public sealed class FaultyProcessStory : IAsyncLifetime
{
    private ProcessWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ProcessWorld.StartAsync(TestPlugins.Faulty());

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_plugin_that_overflows_the_stack_three_times_stays_off_and_the_owner_sees_why()
    {
        await using var guild = await Guild.FirstAsync(_world.Url);
        var olivia = await guild.Olivia();
        for (var crash = 1; crash <= 3; crash++)
        {
            await using var bot = await _world.StartBotAsync("overflow");
            Assert.Equal(crash > 1, bot.Output.Contains("ended without a clean stop while faulty was executing", StringComparison.Ordinal));
            // Nobody answers it.
            var asking = olivia.Runs("/overflow", "support");
            Assert.NotEqual(0, await bot.EndsAsync());
            await Assert.ThrowsAsync<RefusedException>(() => asking);
        }

        await using var last = await _world.StartBotAsync("overflow");
        Assert.Contains("faulty stays off (Crashed): It crashed the bot 3 times", last.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("overflow", await olivia.CommandsIn("support"));
        await olivia.Sees("**faulty**: **Crashed**");
        await olivia.Runs("/plugins", "support");
        Assert.Contains("It crashed the bot 3 times", Person.TextOf(await olivia.Sees("Crashed", "support")), StringComparison.Ordinal);
        await last.StopAsync();
    }

    [Fact]
    public async Task A_thread_of_a_plugin_does_not_keep_the_process_from_ending()
    {
        await using var bot = await _world.StartBotAsync("foreground-thread");

        Assert.True(await bot.StopAsync() < TimeSpan.FromSeconds(10));

        Assert.Equal(0, bot.ExitCode);
        Assert.Single(
            bot.Output.Split('\n'),
            line => line.Contains("faulty: a thread still runs and kept the process from ending", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_a_migration_that_hangs_is_a_clean_end()
    {
        await using var bot = await _world.StartBotAsync("stuck-migration", "Migrating the database of faulty");

        Assert.True(await bot.StopAsync() < TimeSpan.FromSeconds(10));

        Assert.Equal(0, bot.ExitCode);
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
    }
}
