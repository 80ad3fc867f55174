using DCTicket.Discord.Connection;
using DCTicket.Discord.Json;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Processes events in Discord's order: tracks the session's sequence, and forwards selected events.</summary>
internal sealed partial class GatewayEvents(
    GatewayOptions options,
    GatewaySession session,
    MemberRequests members,
    TimeProvider time,
    ILogger logger
)
{
    private readonly EventFilter _filter = new(options.Events);
    private readonly LogThrottle _complaints = new(time);
    private bool _replaying;
    private long _knownBefore;
    private bool _endsWithData;

    /// <summary>Reads a frame; null if it is malformed.</summary>
    public GatewayFrame? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            var frame = GatewayFrame.Read(message, _filter, _endsWithData);
            // Discord writes all events in one order. The first one, which is read completely, shows whether d is last.
            if (frame.Event is not null)
                _endsWithData = frame.EndsWithData;
            return frame;
        }
        catch (Exception e) when (MalformedPayload.IsCausedBy(e))
        {
            if (_complaints.ShouldLog("", out var suppressed))
                LogMalformed(message.Length, suppressed);
            return null;
        }
    }

    /// <summary>Events from now on until RESUMED are replayed.</summary>
    public void BeginReplay() => (_replaying, _knownBefore) = (true, session.Highest);

    /// <summary>Events from now on are live.</summary>
    public void EndReplay() => _replaying = false;

    /// <summary>Handles an event; true if it makes the connection ready.</summary>
    public bool Take(GatewayFrame frame)
    {
        if (frame.Event is not { } name)
        {
            session.Receive(frame.Sequence);
            return false;
        }

        // Discord may replay the RESUMED of an earlier resume with other unhandled events. It does not end the replay.
        if (name == EventFilter.Resumed && _replaying && frame.Sequence <= _knownBefore)
        {
            session.Receive(frame.Sequence);
            return false;
        }

        var ready = name is EventFilter.Ready or EventFilter.Resumed;
        if (ready)
            EndReplay();
        if (name == EventFilter.Ready)
            session.Begin(frame.Data, frame.Sequence);
        if (name == MemberRequests.Event)
            TakeMembers(frame.Data);
        // In this order: a save in between must not count a received event as handled.
        if (_filter.IsWanted(name))
            Forward(name, frame);
        session.Receive(frame.Sequence);
        return ready;
    }

    private void TakeMembers(ReadOnlyMemory<byte> data)
    {
        try
        {
            members.Take(data);
        }
        catch (Exception e) when (MalformedPayload.IsCausedBy(e))
        {
            if (_complaints.ShouldLog(MemberRequests.Event, out var suppressed))
                LogMalformed(data.Length, suppressed);
        }
    }

    private void Forward(string name, GatewayFrame frame)
    {
        try
        {
            if (options.IsNeeded?.Invoke(name, frame.Data.Span) == false)
                return;
            var handling = options.OnDispatch(new GatewayDispatch(name, frame.Data.ToArray(), _replaying));
            if (frame.Sequence is { } sequence)
                session.Track(sequence, handling);
        }
#pragma warning disable CA1031 // A handler's fault must not end the connection.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (_complaints.ShouldLog(name, out var suppressed))
                LogHandlerFailed(e, name, suppressed);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Ignored malformed gateway payload of {Bytes} bytes ({Suppressed} similar messages suppressed)")]
    private partial void LogMalformed(int bytes, int suppressed);

    [LoggerMessage(LogLevel.Error, "Failed to handle {Event}; later events are still delivered ({Suppressed} similar messages suppressed)")]
    private partial void LogHandlerFailed(Exception exception, string @event, int suppressed);
}
