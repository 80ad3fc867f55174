using System.Diagnostics;
using System.Text;

namespace DCTicket.EndToEnd.Tests.Processes;

/// <summary>A program of ours as a process of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Lock _gate = new();
    private bool _disposed;

    private BotProcess(Process process) => _process = process;

    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    public string Output
    {
        get
        {
            lock (_gate)
                return _output.ToString();
        }
    }

    public static BotProcess Start(string program, string folder, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Dll(program), .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        var process = new BotProcess(new Process { StartInfo = start });
        process._process.OutputDataReceived += (_, line) => process.Add(line.Data);
        process._process.ErrorDataReceived += (_, line) => process.Add(line.Data);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits for a text among what the process prints.</summary>
    public async Task PrintsAsync(string text)
    {
        var start = Stopwatch.GetTimestamp();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"The process did not print “{text}”:\n{Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    /// <summary>The names of the files that the process has in its memory. Linux alone.</summary>
    public async Task<IReadOnlySet<string>> ReadLoadedFilesAsync() =>
        (await File.ReadAllLinesAsync($"/proc/{_process.Id}/maps")).Select(line => Path.GetFileName(line)).ToHashSet();

    /// <summary>SIGKILL: the bot cannot stop by itself.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until the process has ended by itself; returns its exit code.</summary>
    public async Task<int> EndsAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>SIGTERM, as a service manager stops it; returns how long the end took.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var start = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return Stopwatch.GetElapsedTime(start);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static string Dll(string program) => Path.Combine(Bots.TestPlugins.Folder, "bin", program, "debug", $"DCTicket.{program}.dll");

    private void Add(string? line)
    {
        lock (_gate)
            _output.AppendLine(line);
    }
}
