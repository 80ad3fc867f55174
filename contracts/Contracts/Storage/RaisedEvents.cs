using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DCTicket.Contracts;

/// <summary>Raised events that are not written yet.</summary>
internal sealed class RaisedEvents
{
    private readonly List<DurableEvent> _new = [];
    private readonly List<DurableEvent> _failed = [];
    private HashSet<object> _unsaved = [];

    public void Add(DurableEvent e) => _new.Add(e);

    /// <summary>All events that are not written.</summary>
    public IReadOnlyList<DurableEvent> All() => [.. _failed, .. _new];

    /// <summary>Whether events were raised that no save has written.</summary>
    public bool HasNew(IReadOnlyList<DurableEvent> before) => _new.Exists(e => !Contains(before, e));

    /// <summary>Drops all other events.</summary>
    public void Keep(IReadOnlyList<DurableEvent> events)
    {
        _new.RemoveAll(e => !Contains(events, e));
        _failed.RemoveAll(e => !Contains(events, e));
    }

    /// <summary>Takes the events for the next save, including those of a failed save if this one writes the same changes.</summary>
    public IReadOnlyList<DurableEvent> Take(ChangeTracker changes)
    {
        if (_failed.Count > 0 && !_unsaved.IsSubsetOf(Unsaved(changes)))
            _failed.Clear();
        var events = All();
        _failed.Clear();
        _new.Clear();
        return events;
    }

    /// <summary>Restores the events of a failed save.</summary>
    public void PutBack(IReadOnlyList<DurableEvent> events, ChangeTracker changes)
    {
        _failed.AddRange(events);
        _unsaved = _failed.Count > 0 ? Unsaved(changes) : [];
    }

    private static bool Contains(IReadOnlyList<DurableEvent> events, DurableEvent e) => events.Any(other => ReferenceEquals(other, e));

    private static HashSet<object> Unsaved(ChangeTracker changes) =>
        changes
            .Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => entry.Entity)
            .ToHashSet<object>(ReferenceEqualityComparer.Instance);
}
