using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>One outside effect of a ticket. It is done once, and looked for before it is repeated.</summary>
internal abstract class TicketEffect
{
    public abstract EffectKinds Kind { get; }

    /// <summary>The columns of the ticket that it fills in, besides those of all effects.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Whether Discord's “unknown channel” means that the ticket's own channel is gone.</summary>
    public virtual bool WorksInChannel => true;

    /// <summary>Whether it is left to the sweep: the member who has just clicked waits for an answer in that channel.</summary>
    public virtual bool IsTerminal => false;

    /// <summary>Whether it protects access, or deletes what is closed: it is tried until it succeeds, and admins are told.</summary>
    public virtual bool IsNeverAbandoned => false;

    /// <summary>Whether a permission that is missing is waited for, as an outage is.</summary>
    public virtual bool WaitsForPermission => true;

    /// <summary>How many refusals are waited out, for an admin to put right what is wrong, before the effect is left out.</summary>
    public virtual int MaxRejections => 0;

    public abstract bool IsMissing(Ticket ticket);

    public virtual DateTimeOffset? NotBefore(Ticket ticket) => null;

    /// <summary>Does it, and fills the ticket's column; the caller saves.</summary>
    public abstract Task ApplyAsync(TicketRun run, CancellationToken cancellationToken);

    /// <summary>Goes on without it.</summary>
    public virtual void Abandon(TicketRun run, Exception exception) => run.Ticket.AbandonedEffects |= Kind;
}
