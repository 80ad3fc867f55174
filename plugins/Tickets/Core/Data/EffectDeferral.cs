using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The deferred effects of a ticket: they wait for a permission, and are retried.</summary>
internal sealed class EffectDeferral
{
    public EffectKinds Effects { get; private set; }

    /// <summary>The time of the retry; earlier if roles, channels or the bot's member change.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>The number of consecutive deferrals.</summary>
    public int Count { get; private set; }

    public bool IsNone => Effects == EffectKinds.None;

    /// <summary>Defers an effect.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="until">Computes the retry time from the number of deferrals; not called if effects are already deferred.</param>
    public void Add(EffectKinds effect, Func<int, DateTimeOffset> until)
    {
        if (IsNone)
        {
            Count++;
            Until = until(Count);
        }

        Effects |= effect;
    }

    /// <summary>Ends the deferral if its time has come.</summary>
    public void EndIfDue(DateTimeOffset now)
    {
        if (!IsNone && !(Until > now))
            (Effects, Until) = (EffectKinds.None, null);
    }

    /// <summary>Ends the deferral, such as after another change.</summary>
    public void Clear() => Effects = EffectKinds.None;

    /// <summary>Resets the count once all effects are done.</summary>
    public void ResetCount()
    {
        if (IsNone)
            Count = 0;
    }
}
