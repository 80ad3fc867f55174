using DCTicket.Benchmarks.Running;

namespace DCTicket.Benchmarks.Gateway;

internal delegate Task<Bot> StartBot(SandboxProcess sandbox, Duty duty, string folder);

/// <summary>How many events a bot takes in a second of processor time.</summary>
internal static class MeasureEvents
{
    private const int WarmUp = 160_000;
    private const int Round = 100_000;
    private const int Rounds = 5;
    private const int BatchSize = 20_000;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>A row per round: microseconds and bytes that an event took.</summary>
    public static async Task<List<(double Cpu, double Bytes)>> RunAsync(SandboxProcess sandbox, StartBot start, Duty duty, string kind)
    {
        using var folder = new Scratch();
        await using var bot = await start(sandbox, duty, folder.Path);
        await SendAsync(sandbox, bot, kind, WarmUp);
        // What the runtime compiles behind the scenes is not part of an event.
        await Task.Delay(Settling, TimeProvider.System);
        var rounds = new List<(double, double)>();
        var before = await MarkAsync(sandbox, bot);
        for (var i = 0; i < Rounds; i++)
        {
            var after = await SendAsync(sandbox, bot, kind, Round);
            // The mark is in one channel; other channels' lanes may be a little behind it.
            while (duty.Messages && after.Messages < before.Messages + Round)
                after = await MarkAsync(sandbox, bot);
            if (after.Messages != before.Messages + (duty.Messages ? Round : 0))
                throw new InvalidOperationException($"Of {Round} events {after.Messages - before.Messages} were handled.");
            rounds.Add(((after.Cpu - before.Cpu) / Round, (double)(after.Allocated - before.Allocated) / Round));
            before = after;
        }

        return rounds;
    }

    private static async Task<Cost> SendAsync(SandboxProcess sandbox, Bot bot, string kind, int count)
    {
        for (var left = count; left > 0; left -= BatchSize)
        {
            await sandbox.SendAsync(kind, Math.Min(left, BatchSize));
            var cost = await MarkAsync(sandbox, bot);
            if (left <= BatchSize)
                return cost;
        }

        throw new ArgumentOutOfRangeException(nameof(count));
    }

    private static async Task<Cost> MarkAsync(SandboxProcess sandbox, Bot bot)
    {
        await sandbox.SendAsync("pins", 1);
        return await bot.TellsAsync();
    }
}
