using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>Keeps every line of every log, with exceptions in full.</summary>
internal sealed class RecordedLogs : ILoggerFactory, ILogger
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    public string All => string.Join('\n', Lines.Select(line => line.Text));

    public IEnumerable<string> At(LogLevel level) => Lines.Where(line => line.Level == level).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose() { }
}
