using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Faults;
using DCTicket.Sandbox.Recording;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>A gateway session: it outlives its socket and remembers what it sent, for a resume. Used while the world is held.</summary>
internal sealed class Session(User user, int intents, Shard shard)
{
    private const int Remembered = 2000;
    private readonly Queue<(int Sequence, byte[] Payload)> _sent = new();

    public string Id { get; } = Guid.NewGuid().ToString("N");
    public User User => user;
    public int Intents => intents;
    public Shard Shard => shard;
    public int Sequence { get; private set; }
    public Connection? Connection { get; set; }
    public DateTimeOffset? LostAt { get; set; }
    public Recorder? Recorder { get; init; }

    /// <summary>What may go wrong with its events; null for people.</summary>
    public GatewayFaults? Faults { get; init; }

    /// <summary>What is done after the next event, once.</summary>
    public Action? AfterNext { get; set; }

    /// <summary>Whether it hears of an event: people hear all they may, bots what they asked for.</summary>
    public bool Wants(WorldEvent e) =>
        (e.SessionId is null || e.SessionId == Id)
        && (!user.Bot || e.Intents == 0 || (intents & e.Intents) != 0)
        && shard.Has(e)
        && e.Sees(user.Id);

    public void Dispatch(string name, JsonObject data) => Dispatch(name, Json.Bytes(data));

    public void Dispatch(string name, byte[] data)
    {
        if (Faults is null)
            Send(name, data);
        else
            Faults.Dispatch(this, name, data);
    }

    /// <summary>Sends an event as it is.</summary>
    public void Send(string name, byte[] data)
    {
        Sequence++;
        Recorder?.Dispatched(name, data);
        var head = Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{{\"t\":\"{name}\",\"s\":{Sequence},\"op\":0,\"d\":")
        );
        var payload = new byte[head.Length + data.Length + 1];
        head.CopyTo(payload, 0);
        data.CopyTo(payload, head.Length);
        payload[^1] = (byte)'}';
        _sent.Enqueue((Sequence, payload));
        if (_sent.Count > Remembered)
            _sent.Dequeue();
        Connection?.Send(payload);
        var then = AfterNext;
        AfterNext = null;
        then?.Invoke();
    }

    /// <summary>Sends again what came after a sequence number; false when that is not known any more.</summary>
    public bool Replay(int after, Connection connection)
    {
        if (after > Sequence || after < 0 || (after < Sequence && (_sent.Count == 0 || _sent.Peek().Sequence > after + 1)))
            return false;
        foreach (var (sequence, payload) in _sent)
        {
            if (sequence > after)
                connection.Send(payload);
        }

        return true;
    }
}
