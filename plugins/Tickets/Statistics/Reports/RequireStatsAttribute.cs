using DCTicket.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>Allows members with any statistics; the handler limits the result.</summary>
/// <param name="ofOthers">Whether statistics of others are requested, for leads and administrators only.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequireStatsAttribute(bool ofOthers) : AccessAttribute
{
    public bool OfOthers => ofOthers;

    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var scope = await StatsScope.OfAsync(services.GetRequiredService<TicketsDbContext>(), context, cancellationToken);
        if (scope.IsNobody)
            return context.Text("stats.staff-only");
        return ofOthers && !scope.IsAdmin && scope.Leads.Count == 0 ? context.Text("stats.only-own") : null;
    }
}
