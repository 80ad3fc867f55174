using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Counter;

/// <summary>
/// Prints what this process has used so far, whenever pins change: that is how the benchmark marks the end of a round.
/// </summary>
public sealed class TellWhatItCost
{
    [On]
    public Task HandleAsync(PinsUpdated e, CancellationToken cancellationToken)
    {
        Console.WriteLine("cost " + JsonSerializer.Serialize(new
        {
            cpu = Environment.CpuUsage.TotalTime.TotalMicroseconds,
            messages = Counts.Messages,
            guilds = Counts.Guilds,
            allocated = GC.GetTotalAllocatedBytes(precise: true),
            rss = Environment.WorkingSet,
            heap = GC.GetTotalMemory(forceFullCollection: false),
        }));
        return Task.CompletedTask;
    }
}
