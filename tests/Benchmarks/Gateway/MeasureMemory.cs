using DCTicket.Benchmarks.Running;

namespace DCTicket.Benchmarks.Gateway;

/// <summary>How much memory a bot holds once it knows all its servers: as it is, and with its garbage collected.</summary>
internal static class MeasureMemory
{
    public static async Task<(Cost AsItIs, Cost Collected)> RunAsync(SandboxProcess sandbox, StartBot start, int guilds)
    {
        using var folder = new Scratch();
        await using var bot = await start(sandbox, new Duty { Guilds = true, Collects = true }, folder.Path);
        // It comes after all servers, since events come in order.
        await sandbox.SendAsync("pins", 1);
        var asItIs = await bot.TellsAsync();
        var collected = await bot.TellsAsync();
        return collected.Guilds == guilds
            ? (asItIs, collected)
            : throw new InvalidOperationException($"It knows {collected.Guilds} servers of {guilds}.");
    }
}
