using DCTicket.Sandbox.Faults;
using DCTicket.Sandbox.Recording;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>All sessions. Everything here runs under the world's lock, so that events stay in order.</summary>
internal sealed class GatewayHub
{
    private readonly SandboxWorld _world;
    private readonly SandboxOptions _options;
    private readonly GatewayFaults _faults;
    private readonly Recorder? _recorder;
    private readonly List<Session> _sessions = [];

    public GatewayHub(SandboxWorld world, SandboxOptions options, GatewayFaults faults, Recorder? recorder)
    {
        (_world, _options, _faults, _recorder) = (world, options, faults, recorder);
        faults.End = session => _sessions.Remove(session);
        faults.Loosen = Loosen;
    }

    public bool HasLive(string sessionId, ulong userId) => _sessions.Exists(s => s.Id == sessionId && s.User.Id == userId);

    public Session Open(User user, int intents, Shard shard)
    {
        Forget();
        var session = new Session(user, intents, shard) { Recorder = user.Bot ? _recorder : null, Faults = user.Bot ? _faults : null };
        _sessions.Add(session);
        return session;
    }

    public Session? Find(string? id)
    {
        Forget();
        return _sessions.Find(s => s.Id == id);
    }

    public static void Attach(Session session, Connection connection)
    {
        session.Connection?.Close(4000);
        session.Connection = connection;
        session.LostAt = null;
        connection.Session = session;
    }

    public void Detach(Connection connection)
    {
        if (connection.Session is not { } session || session.Connection != connection)
            return;
        session.Connection = null;
        session.LostAt = _world.Now;
        if (connection.SaidGoodbye)
            _sessions.Remove(session);
    }

    /// <summary>A client without heartbeats is closed, and its session ends.</summary>
    public void TimeOut(Connection connection)
    {
        lock (_world.Gate)
        {
            connection.Close(4009);
            if (connection.Session is { } session && session.Connection == connection)
                _sessions.Remove(session);
        }
    }

    /// <summary>Ends every session of a user.</summary>
    public void EndAll(User user, int code)
    {
        foreach (var session in _sessions.Where(s => s.User == user).ToList())
            session.Connection?.Close(code);
        _sessions.RemoveAll(s => s.User == user);
    }

    public void Dispatch(WorldEvent e)
    {
        byte[]? full = null,
            filtered = null;
        var lost =
            _world.Outages.Count > 0 && Shard.GuildOf(e) is { } guild && _world.Outages.Contains(guild) && e.Name != "INTERACTION_CREATE";
        // A fault may end a session.
        foreach (var session in _sessions.ToArray())
        {
            if (!session.Wants(e) || (lost && session.User.Bot))
                continue;
            if (e.Message is not null && ContentFilter.Applies(_world, session, e.Message))
                session.Dispatch(e.Name, filtered ??= Json.Bytes(ContentFilter.Without(e.Data)));
            else
                session.Dispatch(e.Name, full ??= Json.Bytes(e.Data));
        }
    }

    /// <summary>Sends an event to the bot regardless of intents.</summary>
    public int DispatchToBots(string name, byte[] data) => ForBots(s => s.Dispatch(name, data));

    /// <summary>Op 7 to the bot: reconnect and resume.</summary>
    public int AskToReconnect() => ForBots(s => s.Connection?.Send(7, null));

    /// <summary>Disconnects the bot: with a close code, or without one.</summary>
    public int Drop(int? code) =>
        ForBots(s =>
        {
            if (code is { } known)
                s.Connection?.Close(known);
            else
                s.Connection?.Abort();
            if (EndsSession(code))
                _sessions.Remove(s);
        });

    /// <summary>Close codes that end the session.</summary>
    public static bool EndsSession(int? code) => code is 4004 or 4007 or 4009 or (>= 4010 and <= 4014);

    /// <summary>Op 9 to the bot: invalid session.</summary>
    public int Invalidate(bool resumable) =>
        ForBots(s =>
        {
            s.Connection?.Send(9, resumable);
            Loosen(s, ended: !resumable);
        });

    /// <summary>After op 9 the socket stays open for another identify or resume.</summary>
    private void Loosen(Session session, bool ended)
    {
        if (session.Connection is { } connection)
            connection.Session = null;
        session.Connection = null;
        session.LostAt = _world.Now;
        if (ended)
            _sessions.Remove(session);
    }

    private int ForBots(Action<Session> act)
    {
        var live = _sessions.Where(s => s.User.Bot && s.Connection is not null).ToList();
        live.ForEach(act);
        return live.Count;
    }

    private void Forget()
    {
        var oldest = _world.Now.AddSeconds(-_options.SessionLifetimeSeconds);
        _sessions.RemoveAll(s => s.Connection is null && s.LostAt < oldest);
    }
}
