using DCTicket.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DCTicket.Tickets.Health.Reconciling;

/// <summary>
/// Reconciles tickets with missed events: fetches messages, and closes tickets without channel or owner. Each ticket's row has its
/// progress, so that a restart continues.
/// </summary>
[JobTimeout("01:00:00")]
internal sealed partial class CatchUpTickets(
    MissedTicketQuery missed,
    IServiceScopeFactory scopes,
    ReconciliationReport report,
    ILogger<CatchUpTickets> logger
) : Job
{
    private const int MaxAtOnce = 4;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var due = await missed.FindDueAsync(cancellationToken);
        var present = await missed.FindPresentAsync(due, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, options, async (ticket, token) => await CatchUpAsync(ticket.Id, present, token));
        await report.SendDueAsync(cancellationToken);
    }

    private async Task CatchUpAsync(Guid id, IReadOnlySet<(Snowflake Guild, Snowflake User)> present, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TicketReconciliation>().ReconcileAsync(id, present, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Continue with the other tickets.
            LogFailed(e, id);
        }
    }

    [LoggerMessage(LogLevel.Error, "Failed to catch up on ticket {Ticket}; retrying")]
    private partial void LogFailed(Exception exception, Guid ticket);
}
