using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>All effects, in order of execution.</summary>
internal sealed class TicketEffects(IEnumerable<TicketEffect> effects, EffectRetryPolicy policy)
{
    // What a ticket needs first comes first; the channel is deleted last.
    private static readonly EffectKinds[] Order =
    [
        EffectKinds.Channel,
        EffectKinds.Welcome,
        EffectKinds.Files,
        EffectKinds.ThreadNote,
        EffectKinds.NewTicketNotice,
        EffectKinds.Access,
        EffectKinds.Notices,
        EffectKinds.Control,
        EffectKinds.Pin,
        EffectKinds.StaffThread,
        EffectKinds.Place,
        EffectKinds.ClosingMessage,
        EffectKinds.History,
        EffectKinds.Transcript,
        EffectKinds.Log,
        EffectKinds.Problem,
        EffectKinds.LogUpdate,
        EffectKinds.DeleteChannel,
    ];

    private readonly TicketEffect[] _all = [.. effects.OrderBy(effect => PlaceOf(effect.Kind))];

    private static int PlaceOf(EffectKinds kind) =>
        Array.IndexOf(Order, kind) is >= 0 and var place
            ? place
            : throw new InvalidOperationException($"The effect {kind} has no position in the order.");

    /// <summary>Whether an effect, or what becomes of it, fills in this column of a ticket.</summary>
    /// <param name="path">Its path (<see cref="FlatProperties.Flatten"/>).</param>
    public bool FillsIn(string path) =>
        path is nameof(Ticket.AbandonedEffects) or nameof(Ticket.ChannelDeletedAt)
        || path.StartsWith(nameof(Ticket.Deferral) + ".", StringComparison.Ordinal)
        || Array.Exists(_all, effect => effect.Columns.Contains(path));

    /// <summary>A rejected effect waits, and the others continue.</summary>
    public void PutOff(Ticket ticket, TicketEffect effect, DateTimeOffset now) => policy.PutOff(ticket, effect, now);

    /// <summary>The first due effect; else null and the time of the next one.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="now">The time.</param>
    /// <param name="sweeping">Whether no member waits for a response in the channel.</param>
    public (TicketEffect? Due, DateTimeOffset? Next) FirstDue(Ticket ticket, DateTimeOffset now, bool sweeping)
    {
        DateTimeOffset? next = null;
        foreach (var effect in _all.Where(effect => effect.IsMissing(ticket)))
        {
            var at = effect.NotBefore(ticket) ?? now;
            if (ticket.Deferral.Effects.HasFlag(effect.Kind) && ticket.Deferral.Until > at)
                at = ticket.Deferral.Until.Value;
            if (at <= now && (sweeping || !effect.IsTerminal))
                return (effect, null);
            next = next is null || at < next ? at : next;
            // The channel is deleted last, even if other effects wait.
            if (effect.IsTerminal)
                break;
        }

        return (null, next);
    }
}
