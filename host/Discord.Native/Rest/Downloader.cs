using Polly;
using Polly.Timeout;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Fetches attachments, without the bot's token: they lie on another server.</summary>
internal sealed class Downloader(HttpMessageInvoker sender, TimeProvider time)
{
    private const int Largest = 100 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ResiliencePipeline<byte[]> _repeating = new ResiliencePipelineBuilder<byte[]> { TimeProvider = time }
        .AddPipeline(RestPipelines.Repeating<byte[]>(tries: 3, _ => false, time))
        .AddPipeline(RestPipelines.Once<byte[]>(Patience, time))
        .Build();

    public async Task<byte[]> DownloadAsync(Uri attachment, CancellationToken cancellationToken)
    {
        if (!attachment.IsAbsoluteUri || attachment.Scheme is not ("http" or "https"))
            throw new HttpRequestException("An attachment's address is a web address.");
        try
        {
            return await _repeating.ExecuteAsync(async token => await TryAsync(attachment, token), cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutRejectedException or IOException)
        {
            throw new HttpRequestException("The attachment did not come in time.", exception);
        }
    }

    private async Task<byte[]> TryAsync(Uri attachment, CancellationToken cancellationToken)
    {
        using var message = RequestBuilder.Plain(HttpMethod.Get, attachment);
        using var response = await sender.SendAsync(message, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"The attachment's server answered {(int)response.StatusCode}.", null, response.StatusCode);
        if (response.Content.Headers.ContentLength > Largest)
            throw TooLarge();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream((int)(response.Content.Headers.ContentLength ?? 0));
        var chunk = new byte[64 * 1024];
        while (await stream.ReadAsync(chunk, cancellationToken) is var count and > 0)
        {
            if (bytes.Length + count > Largest)
                throw TooLarge();
            bytes.Write(chunk, 0, count);
        }

        return bytes.ToArray();
    }

    // With a status, so that it is not taken for a failure of the line and tried again.
    private static HttpRequestException TooLarge() =>
        new("The attachment is larger than 100 MiB.", null, System.Net.HttpStatusCode.RequestEntityTooLarge);
}
