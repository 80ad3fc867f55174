using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;

namespace DCTicket.Sandbox.Faults;

/// <summary>The active faults.</summary>
internal sealed class FaultBox
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];
    private int _lastId;

    /// <summary>Whether any gateway fault is active, to skip the checks otherwise.</summary>
    public bool HasGateway { get; private set; }

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            fault.Id = ++_lastId;
            _faults.Add(fault);
            HasGateway |= fault.IsOfGateway;
        }
    }

    /// <summary>The first matching fault that occurs now.</summary>
    public Fault? Strike(Func<Fault, bool> fits)
    {
        lock (_gate)
            return _faults.Find(f => fits(f) && f.Strike());
    }

    public JsonArray View()
    {
        lock (_gate)
            return GuildView.List(_faults, f => f.View());
    }

    public int Clear(int? id)
    {
        lock (_gate)
        {
            var count = _faults.RemoveAll(f => id is null || f.Id == id);
            HasGateway = _faults.Exists(f => f.IsOfGateway);
            return count;
        }
    }
}
