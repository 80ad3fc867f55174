using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace DCTicket.Sandbox.Recording;

/// <summary>Records to a file of JSON lines, with a queue, so that nobody waits for the disk.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly Channel<byte[]> _lines = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly FileStream _file;
    private readonly Task _writing;

    private Recorder(FileStream file)
    {
        _file = file;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>A file per Sandbox; null if recording is off.</summary>
    public static Recorder? In(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
            return null;
        Directory.CreateDirectory(folder);
        return new Recorder(
            new FileStream(Path.Combine(folder, $"sandbox-{Guid.NewGuid():N}.jsonl"), FileMode.CreateNew, FileAccess.Write, FileShare.Read)
        );
    }

    public void Write(JsonObject line) => _lines.Writer.TryWrite([.. Json.Bytes(line), (byte)'\n']);

    /// <summary>An event as sent to a bot; its data is JSON.</summary>
    public void Dispatched(string name, ReadOnlyMemory<byte> data)
    {
        using var memory = new MemoryStream(data.Length + 64);
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "gateway");
            writer.WriteString("event", name);
            writer.WritePropertyName("data");
            writer.WriteRawValue(data.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        _lines.Writer.TryWrite(memory.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing;
        await _file.DisposeAsync();
    }

    private async Task WriteAsync()
    {
        while (await _lines.Reader.WaitToReadAsync())
        {
            while (_lines.Reader.TryRead(out var line))
                await _file.WriteAsync(line);
            await _file.FlushAsync();
        }
    }
}
