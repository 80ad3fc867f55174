using DCTicket.Contracts;
using Quartz;

namespace DCTicket.Tickets.Tests;

/// <summary>Runs jobs as the host does.</summary>
internal static class Jobs
{
    public static Task RunAsync(this Job job, CancellationToken cancellationToken) =>
        ((IJob)job).Execute(null!, cancellationToken).AsTask();
}
