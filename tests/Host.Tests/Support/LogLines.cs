using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Tests.Support;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines<T> : ConcurrentQueue<string>, ILogger<T>
{
    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Enqueue($"{logLevel}: {formatter(state, exception)}");

    /// <summary>The logger of another class that writes here, too.</summary>
    public ILogger<TOther> As<TOther>() => new Other<TOther>(this);

    private sealed class Other<TOther>(LogLines<T> lines) : ILogger<TOther>
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Log(logLevel, eventId, state, exception, formatter);
    }
}
