namespace DCTicket.EndToEnd.Tests.Processes;

/// <summary>What a start loads.</summary>
public sealed class StartStory
{
    [Fact]
    public async Task A_start_loads_nothing_that_only_statistics_need()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells what a process has loaded.");
        await using var world = await ProcessWorld.StartAsync();
        var bot = await world.StartBotAsync();

        var loaded = await bot.ReadLoadedFilesAsync();

        Assert.Contains("DCTicket.Tickets.dll", loaded);
        Assert.DoesNotContain(
            loaded,
            file =>
                file.Contains("ScottPlot", StringComparison.Ordinal)
                || file.Contains("SkiaSharp", StringComparison.Ordinal)
                || file.Contains("HarfBuzzSharp", StringComparison.Ordinal)
                || file.Contains("CsvHelper", StringComparison.Ordinal)
        );
        await bot.StopAsync();
    }
}
