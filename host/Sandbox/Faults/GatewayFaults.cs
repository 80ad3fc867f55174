using System.Text.Json.Nodes;
using DCTicket.Sandbox.Gateway;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Faults;

/// <summary>Applies faults to the bot's connections and events.</summary>
internal sealed partial class GatewayFaults(FaultBox faults, SandboxWorld world, SandboxOptions options, ILogger logger)
{
    /// <summary>Ends a session; set by the hub.</summary>
    public Action<Session> End { get; set; } = _ => { };

    /// <summary>Disconnects a session, permanently or to be resumed; set by the hub.</summary>
    public Action<Session, bool> Loosen { get; set; } = (_, _) => { };

    /// <summary>Applies a fault at a step of a connection; whether the normal handling is skipped.</summary>
    public bool Strikes(Connection connection, string at, Session? session = null)
    {
        if (!faults.HasGateway || faults.Strike(f => f.At == at) is not { } fault)
            return false;
        LogHit(fault.Id, fault.Kind, at);
        Play(fault, connection, session);
        return true;
    }

    /// <summary>Applies a fault to an event for the bot. A disconnected session is skipped, since nobody would notice.</summary>
    public void Dispatch(Session session, string name, byte[] data)
    {
        if (!faults.HasGateway || session.Connection is not { } connection || Find(name, data) is not { } fault)
        {
            session.Send(name, data);
            return;
        }

        LogHit(fault.Id, fault.Kind, name);
        switch (fault.Kind)
        {
            case FaultKind.Delay:
                _ = SendLaterAsync(session, name, data, fault.Wait);
                break;
            case FaultKind.Duplicate:
                session.Send(name, data);
                session.Send(name, data);
                break;
            case FaultKind.Reorder:
                Hold(session, name, data, fault.Wait);
                break;
            default:
                if (fault.Later)
                    session.Send(name, data);
                Play(fault, connection, session);
                if (!fault.Later)
                    session.Send(name, data);
                break;
        }
    }

    private Fault? Find(string name, byte[] data)
    {
        var body = JsonNode.Parse(data);
        return faults.Strike(f =>
            f.Event is { } wanted
            && (wanted == "*" || wanted == name)
            && (
                f.Guild is not { } guild
                || Is(body?["guild_id"], guild)
                || (name.StartsWith("GUILD_", StringComparison.Ordinal) && Is(body?["id"], guild))
            )
            && (
                f.Channel is not { } channel
                || Is(body?["channel_id"], channel)
                || (name.StartsWith("CHANNEL_", StringComparison.Ordinal) && Is(body?["id"], channel))
            )
        );

        static bool Is(JsonNode? node, ulong id) => node?.ToString() == id.Text();
    }

    private void Play(Fault fault, Connection connection, Session? session)
    {
        switch (fault.Kind)
        {
            case FaultKind.Drop when fault.Code is { } code:
                connection.Close(code);
                if (session is not null && GatewayHub.EndsSession(code))
                    End(session);
                break;
            case FaultKind.Drop:
                connection.Cut();
                break;
            case FaultKind.Reconnect:
                connection.Send(7, null);
                break;
            case FaultKind.InvalidSession:
                connection.Send(9, fault.Resumable);
                if (session is not null)
                    Loosen(session, !fault.Resumable);
                break;
        }
    }

    private async Task SendLaterAsync(Session session, string name, byte[] data, TimeSpan wait)
    {
        await Task.Delay(wait, options.Time);
        lock (world.Gate)
            session.Send(name, data);
    }

    /// <summary>Sent after the next one, or after a while.</summary>
    private void Hold(Session session, string name, byte[] data, TimeSpan atMost)
    {
        var sent = false;
        session.AfterNext += Release;
        _ = ReleaseLaterAsync();

        void Release()
        {
            if (sent)
                return;
            sent = true;
            session.Send(name, data);
        }

        async Task ReleaseLaterAsync()
        {
            await Task.Delay(atMost, options.Time);
            lock (world.Gate)
                Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "Fault {Id} ({Kind}) hits the gateway at {Where}")]
    private partial void LogHit(int id, FaultKind kind, string where);
}
