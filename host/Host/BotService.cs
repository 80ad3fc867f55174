using DCTicket.Host.Events;
using DCTicket.Host.Jobs;
using Microsoft.Extensions.Hosting;

namespace DCTicket.Host;

/// <summary>
/// Starts the sources of work (gateway, jobs, outbox), and stops them: first no new work is accepted, then running work is finished.
/// </summary>
internal sealed class BotService(OutboxDispatcher outbox, JobSchedule jobs, GatewayService gateway, ChannelQueues queues, StopClock stop)
    : IHostedService
{
    private static readonly TimeSpan MaxFinishTime = TimeSpan.FromSeconds(7);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await outbox.StartAsync(cancellationToken);
        await jobs.StartAsync(cancellationToken);
        gateway.Start();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var running = jobs.StopAsync(stop.Left(MaxFinishTime));
        await gateway.StopAsync();
        await Task.WhenAll(queues.DrainAsync(stop.Left(MaxFinishTime)), running);
        await outbox.StopAsync(cancellationToken);
    }
}
