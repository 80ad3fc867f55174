using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>Who may see numbers at all; the handler then shows no more than is theirs.</summary>
/// <param name="ofOthers">Whether those of others are asked for, which only leads and administrators see.</param>
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
