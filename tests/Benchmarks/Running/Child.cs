using System.Diagnostics;
using System.Threading.Channels;

namespace DCTicket.Benchmarks.Running;

/// <summary>A process that is measured or that the measured ones need, and what it prints.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _all = [];

    private Child(Process process) => _process = process;

    public int Id => _process.Id;

    public static Child Start(
        string program,
        IReadOnlyList<string> args,
        string folder,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;
        var child = new Child(new Process { StartInfo = start });
        child._process.OutputDataReceived += (_, line) => child.Add(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Add(line.Data);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits for the next line with a text.</summary>
    public async Task<string> PrintsAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                if (await _lines.Reader.ReadAsync(patience.Token) is var line && line.Contains(text, StringComparison.Ordinal))
                    return line;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            throw new TimeoutException(
                $"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)} did not print "
                    + $"“{text}”:\n{string.Join('\n', _all.TakeLast(20))}",
                e
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync();
            await _process
                .WaitForExitAsync()
                .WaitAsync(Farewell, TimeProvider.System)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_all)
        {
            if (line is null)
            {
                if (_process.HasExited)
                    _lines.Writer.TryComplete();
                return;
            }

            _all.Add(line);
            _lines.Writer.TryWrite(line);
        }
    }
}
