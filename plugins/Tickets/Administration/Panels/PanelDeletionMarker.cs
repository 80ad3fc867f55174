using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Marks the messages of panels as deleted.</summary>
internal static class PanelDeletionMarker
{
    /// <remarks>In one statement, so that a concurrent repost by an admin is not undone.</remarks>
    /// <param name="panels">The panels.</param>
    /// <param name="now">The time.</param>
    /// <param name="problem"><see cref="PanelProblem.ChannelGone"/> if the whole channel was deleted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether any was marked.</returns>
    public static async Task<bool> MarkGoneAsync(
        this IQueryable<Panel> panels,
        DateTimeOffset? now,
        PanelProblem problem,
        CancellationToken cancellationToken
    ) =>
        await panels.ExecuteUpdateAsync(
            set =>
                set.SetProperty(p => p.GoneAt, p => p.GoneAt ?? now)
                    .SetProperty(p => p.MessageId, (Snowflake?)null)
                    .SetProperty(p => p.ShownHash, (string?)null)
                    .SetProperty(p => p.Problem, problem)
                    .SetProperty(p => p.ProblemDetail, (string?)null),
            cancellationToken
        ) > 0;
}
