namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>A stream whose every read or write does first what the test says.</summary>
/// <param name="before">Gets the number of the read or write, from 0.</param>
/// <param name="content">What is read, a byte at a time.</param>
internal sealed class StepStream(Func<int, CancellationToken, Task> before, byte[]? content = null) : MemoryStream(content ?? [])
{
    private readonly MemoryStream _written = new();
    private int _steps;

    public override bool CanSeek => false;

    public byte[] Written => _written.ToArray();

    public static Task NeverAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await before(_steps++, cancellationToken);
        return await base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        var buffer = new byte[1];
        while (await ReadAsync(buffer, cancellationToken) > 0)
            await destination.WriteAsync(buffer, cancellationToken);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await before(_steps++, cancellationToken);
        _written.Write(buffer.Span);
    }
}
