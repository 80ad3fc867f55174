using DCTicket.Contracts;
using Polly;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Downloads attachments without the bot's token, since they are on another server.</summary>
internal sealed class Downloader(HttpMessageInvoker sender, TimeProvider time)
{
    private const int BufferSize = 64 * 1024;

    private readonly ResiliencePipeline<bool> _repeating = RestPipelines.Repeating<bool>(
        tries: 3,
        exception => exception is HttpRequestException { StatusCode: null or >= System.Net.HttpStatusCode.InternalServerError },
        _ => false,
        time
    );

    public async Task<long> DownloadAsync(Uri attachment, Stream destination, long maxBytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        if (!attachment.IsAbsoluteUri || attachment.Scheme is not ("http" or "https"))
            throw new HttpRequestException("The attachment's address is not http or https.");
        var copy = new Copy(destination, maxBytes);
        await _repeating.ExecuteAsync(
            async token =>
            {
                await TryAsync(attachment, copy, token);
                return true;
            },
            cancellationToken
        );
        return copy.Written;
    }

    private async Task TryAsync(Uri attachment, Copy copy, CancellationToken cancellationToken)
    {
        using var silence = new SilenceLimit(time, cancellationToken);
        using var message = RequestBuilder.Plain(HttpMethod.Get, attachment);
        using var response = await ReceiveAsync(() => sender.SendAsync(message, silence.Token), silence);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"The attachment's server answered {(int)response.StatusCode}.", null, response.StatusCode);
        copy.Begin(response.Content.Headers.ContentLength);
        await using var stream = await ReceiveAsync(() => response.Content.ReadAsStreamAsync(silence.Token), silence);
        var buffer = new byte[BufferSize];
        while (await ReceiveAsync(() => stream.ReadAsync(buffer, silence.Token).AsTask(), silence) is var count and > 0)
            await copy.AddAsync(buffer.AsMemory(0, count), cancellationToken);
        copy.End();
    }

    /// <summary>Waits for the server; network failures are retried, failures of the destination are not.</summary>
    private static async Task<T> ReceiveAsync<T>(Func<Task<T>> receive, SilenceLimit silence)
    {
        try
        {
            silence.Reset();
            return await receive();
        }
        catch (Exception e) when (silence.IsOver || e is IOException)
        {
            throw new HttpRequestException("The download of the attachment timed out.", e);
        }
        finally
        {
            // The destination may be slow.
            silence.Pause();
        }
    }

    /// <summary>
    /// The bytes written over all attempts. An attachment never changes, so a retry continues where the last attempt ended.
    /// </summary>
    private sealed class Copy(Stream destination, long maxBytes)
    {
        private long _toSkip;

        public long Written { get; private set; }

        public void Begin(long? announced)
        {
            if (announced > maxBytes)
                throw new DownloadTooLargeException(maxBytes);
            _toSkip = Written;
        }

        public void End()
        {
            if (_toSkip > 0)
                throw new HttpRequestException("The attachment is shorter than at the first attempt.");
        }

        public async Task AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            var skipped = (int)Math.Min(_toSkip, bytes.Length);
            _toSkip -= skipped;
            bytes = bytes[skipped..];
            var fits = (int)Math.Min(bytes.Length, maxBytes - Written);
            await destination.WriteAsync(bytes[..fits], cancellationToken);
            Written += fits;
            if (fits < bytes.Length)
                throw new DownloadTooLargeException(maxBytes);
        }
    }
}
