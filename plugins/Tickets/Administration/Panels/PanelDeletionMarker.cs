using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Notes that the messages of panels were deleted.</summary>
internal static class PanelDeletionMarker
{
    /// <remarks>In one statement: an admin who misses a panel may have it posted anew at the same moment, and that must not be
    /// undone.</remarks>
    /// <param name="panels">Which.</param>
    /// <param name="now">The time.</param>
    /// <param name="problem"><see cref="PanelProblem.ChannelGone"/> where the whole channel was deleted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was any.</returns>
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
