using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>An effect of a ticket on Discord. Done once: before a repetition, an earlier attempt is looked for.</summary>
internal abstract class TicketEffect
{
    public abstract EffectKinds Kind { get; }

    /// <summary>The paths of the ticket's columns that it sets, besides those of all effects.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Whether Discord's “unknown channel” means that the ticket's channel was deleted.</summary>
    public virtual bool WorksInChannel => true;

    /// <summary>Whether it is left to the sweep, so that the response to the member is not delayed.</summary>
    public virtual bool IsTerminal => false;

    /// <summary>
    /// Whether it protects access, or deletes a closed channel: it is retried until it succeeds, and admins are notified.
    /// </summary>
    public virtual bool IsNeverAbandoned => false;

    /// <summary>Whether it waits for a missing permission like for an outage.</summary>
    public virtual bool WaitsForPermission => true;

    /// <summary>The permanent rejections to tolerate, giving an admin time to fix permissions, before it is abandoned.</summary>
    public virtual int MaxRejections => 0;

    public abstract bool IsMissing(Ticket ticket);

    public virtual DateTimeOffset? NotBefore(Ticket ticket) => null;

    /// <summary>Executes it and sets the ticket's column; the caller saves.</summary>
    public abstract Task ApplyAsync(TicketRun run, CancellationToken cancellationToken);

    /// <summary>Continues without it.</summary>
    public virtual void Abandon(TicketRun run, Exception exception) => run.Ticket.Abandon(Kind);
}
