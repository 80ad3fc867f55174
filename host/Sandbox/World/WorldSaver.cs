using System.Text.Json;
using DCTicket.Sandbox.Cdn;

namespace DCTicket.Sandbox.World;

/// <summary>Saves the world shortly after each change, and at the end.</summary>
internal sealed partial class WorldSaver : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);
    private readonly SandboxWorld _world;
    private readonly WorldFile _file;
    private readonly AttachmentStore _store;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public WorldSaver(SandboxWorld world, WorldFile file, AttachmentStore store, ILogger logger)
    {
        (_world, _file, _store, _logger) = (world, file, store, logger);
        _loop = Task.Run(LoopAsync);
        world.Changed = Signal;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await SaveAsync();
        _stop.Dispose();
        _changed.Dispose();
    }

    private void Signal()
    {
        // Called under the world's lock.
        if (_changed.CurrentCount == 0)
            _changed.Release();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(_stop.Token);
                // The real clock on purpose: tests stop the world's clock.
                await Task.Delay(Delay, TimeProvider.System, _stop.Token);
                await SaveAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed; the last save follows.
        }
    }

    private async Task SaveAsync()
    {
        try
        {
            byte[] json;
            lock (_world.Gate)
                json = JsonSerializer.SerializeToUtf8Bytes(_world.State, WorldJson.Default.WorldState);
            await _store.FlushAsync();
            await _file.SaveAsync(json);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotSaved(e);
        }
    }

    [LoggerMessage(LogLevel.Error, "Failed to save the world")]
    private partial void LogNotSaved(Exception exception);
}
