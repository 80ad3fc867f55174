using System.Net.Http.Headers;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Builds requests for Discord.</summary>
internal sealed class RequestBuilder(NativeConnectionOptions options)
{
    private const int MaxReasonLength = 512;

    private static readonly string UserAgent =
        $"DiscordBot (https://github.com/dcticket/dcticket, {typeof(RequestBuilder).Assembly.GetName().Version?.ToString(3)})";

    private readonly Uri _base = options.RestUrl.AbsoluteUri.EndsWith('/') ? options.RestUrl : new Uri(options.RestUrl.AbsoluteUri + "/");

    /// <summary>A request to the REST API; built anew for every attempt, since its content can be sent only once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="route">Its route.</param>
    /// <param name="files">Its files.</param>
    /// <param name="onMoved">Called after each part of the body.</param>
    public HttpRequestMessage Build(DiscordRequest request, RequestRoute route, OpenedFiles files, Action onMoved)
    {
        var message = Plain(request.Method, new Uri(_base, request.Path.TrimStart('/')));
        if (!route.IsInteraction)
            message.Headers.TryAddWithoutValidation("Authorization", "Bot " + options.Token);
        if (!string.IsNullOrWhiteSpace(request.Reason))
            message.Headers.TryAddWithoutValidation("X-Audit-Log-Reason", Uri.EscapeDataString(Cut(request.Reason)));
        HttpContent? content =
            request.Files.Count > 0 ? Multipart(request, files)
            : request.Json is { } json ? Json(json)
            : null;
        message.Content = content is null ? null : new ProgressContent(content, onMoved);
        return message;
    }

    /// <summary>A request to another server, without the bot's token.</summary>
    public static HttpRequestMessage Plain(HttpMethod method, Uri url)
    {
        var message = new HttpRequestMessage(method, url);
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return message;
    }

    private static string Cut(string reason)
    {
        if (reason.Length <= MaxReasonLength)
            return reason;
        var end = char.IsHighSurrogate(reason[MaxReasonLength - 1]) ? MaxReasonLength - 1 : MaxReasonLength;
        return reason[..end];
    }

    private static ReadOnlyMemoryContent Json(ReadOnlyMemory<byte> json)
    {
        var content = new ReadOnlyMemoryContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static MultipartFormDataContent Multipart(DiscordRequest request, OpenedFiles files)
    {
        // As browsers do: names in UTF-8. The framework would use encoded words, which form parsers do not support.
        var multipart = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        if (request.Json is { } json)
            multipart.Add(Named(Json(json), "name=\"payload_json\""));
        for (var i = 0; i < request.Files.Count; i++)
            multipart.Add(
                Named(File(request.Files[i], files.ContentOf(i)), $"name=\"files[{i}]\"; filename=\"{Escape(request.Files[i].Name)}\"")
            );
        return multipart;
    }

    private static HttpContent File(OutgoingFile file, HttpContent content)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type)
            ? type
            : new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }

    private static HttpContent Named(HttpContent content, string names)
    {
        content.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; " + names);
        return content;
    }

    // Source: HTML Living Standard, "Multipart form data".
    private static string Escape(string name) =>
        name.Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);
}
