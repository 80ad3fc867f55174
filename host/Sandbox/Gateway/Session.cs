using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Faults;
using DCTicket.Sandbox.Recording;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>A gateway session: it survives its socket and keeps sent events for a resume. Used under the world's lock.</summary>
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

    /// <summary>The faults of its events; null for users.</summary>
    public GatewayFaults? Faults { get; init; }

    /// <summary>An action after the next event.</summary>
    public Action? AfterNext { get; set; }

    /// <summary>Whether it receives an event: users all they may see, bots by intents.</summary>
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

    /// <summary>Sends an event.</summary>
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

    /// <summary>Sends events after a sequence number again; false if they are no longer stored.</summary>
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
