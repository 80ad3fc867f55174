using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Counter;

/// <summary>Prints what this process has used so far, whenever pins change: that is how a benchmark marks the end of a round.</summary>
public sealed class TellWhatItCost(TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    [On]
    public async Task HandleAsync(PinsUpdated e, CancellationToken cancellationToken)
    {
        Tell();
        if (Environment.GetEnvironmentVariable("COUNTER_COLLECT") != "1")
            return;

        // Twice, with time for the system to take back what was let go.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await Task.Delay(Rest, time, cancellationToken);
        }

        Tell();
    }

    private static void Tell() =>
        Console.WriteLine(
            "cost "
                + JsonSerializer.Serialize(
                    new
                    {
                        cpu = Environment.CpuUsage.TotalTime.TotalMicroseconds,
                        messages = Counts.Messages,
                        guilds = Counts.Guilds,
                        allocated = GC.GetTotalAllocatedBytes(precise: true),
                        rss = Environment.WorkingSet,
                        heap = GC.GetTotalMemory(forceFullCollection: false),
                    }
                )
        );
}
