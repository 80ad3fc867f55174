using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The effects of a ticket that wait for a permission; unlike abandoned ones they are tried again.</summary>
internal sealed class EffectDeferral
{
    public EffectKinds Effects { get; private set; }

    /// <summary>When they are tried again; earlier where roles, channels or the bot's own member change.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>How often in a row something had to be deferred.</summary>
    public int Count { get; private set; }

    public bool IsNone => Effects == EffectKinds.None;

    /// <summary>An effect waits.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="until">Until when, by how often it happened in a row; not asked where something waits already.</param>
    public void Add(EffectKinds effect, Func<int, DateTimeOffset> until)
    {
        if (IsNone)
        {
            Count++;
            Until = until(Count);
        }

        Effects |= effect;
    }

    /// <summary>What waits until now is due again.</summary>
    public void EndIfDue(DateTimeOffset now)
    {
        if (!IsNone && !(Until > now))
            (Effects, Until) = (EffectKinds.None, null);
    }

    /// <summary>Nothing waits any more: something else has changed.</summary>
    public void Clear() => Effects = EffectKinds.None;

    /// <summary>All is done, so the next one is the first in a row.</summary>
    public void ResetCount()
    {
        if (IsNone)
            Count = 0;
    }
}
