using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Takes events in Discord's order: keeps the session's count, and hands on what was asked for.</summary>
internal sealed partial class GatewayEvents(GatewayOptions options, GatewaySession session, ILogger logger)
{
    private readonly EventFilter _filter = new(options.Events);
    private bool _garbageLogged;

    /// <summary>Reads a frame; null when it is none. That is logged once, for a broken peer would fill the log.</summary>
    public GatewayFrame? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            return GatewayFrame.Read(message, _filter);
        }
        catch (System.Text.Json.JsonException)
        {
            if (!_garbageLogged)
                LogGarbage(message.Length);
            _garbageLogged = true;
            return null;
        }
    }

    /// <summary>Handles an event; true when it makes the connection ready.</summary>
    public bool Take(GatewayFrame frame)
    {
        session.Advance(frame.Sequence);
        if (frame.Event is not { } name)
            return false;
        if (name == EventFilter.Ready)
            session.Begin(frame.Data);
        if (_filter.IsWanted(name))
            HandOn(name, frame.Data);
        return name is EventFilter.Ready or EventFilter.Resumed;
    }

    private void HandOn(string name, ReadOnlyMemory<byte> data)
    {
        try
        {
            options.OnDispatch(new GatewayDispatch(name, data.ToArray()));
        }
#pragma warning disable CA1031 // A handler's fault must not end the connection.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogHandlerFailed(exception, name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The gateway sent {Bytes} bytes that are no frame; they are passed over, and so will others be without a word")]
    private partial void LogGarbage(int bytes);

    [LoggerMessage(LogLevel.Error, "The handler of {Event} failed; the next event comes all the same")]
    private partial void LogHandlerFailed(Exception exception, string @event);
}
