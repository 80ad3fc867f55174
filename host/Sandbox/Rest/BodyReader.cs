using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using DCTicket.Sandbox.Validation;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DCTicket.Sandbox.Rest;

/// <summary>Reads JSON, or multipart with payload_json and files[n].</summary>
internal static class BodyReader
{
    public const int MaxRequest = 25 * 1024 * 1024;

    public static async Task<(JsonNode? Body, List<UploadedFile> Files)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxRequest)
            throw Refuse.RequestTooLarge();
        if (request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding"))
            return (null, []);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw WrongContentType();
        if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return (Parse(await BytesAsync(request.Body, MaxRequest, Refuse.RequestTooLarge, cancellationToken)), []);
        if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) && type.Boundary.HasValue)
            return await MultipartAsync(request.Body, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), cancellationToken);
        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return (await FormAsync(request.Body, cancellationToken), []);
        throw WrongContentType();
    }

    /// <summary>A form body: numbers and flags are parsed by their fields.</summary>
    private static async Task<JsonNode> FormAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(body, MaxRequest, Refuse.RequestTooLarge, cancellationToken);
        var form = new JsonObject();
        foreach (var (key, values) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(bytes)))
            form[key] = values.ToString();
        return form;
    }

    private static ApiException WrongContentType() =>
        Refuse.Form(
            "",
            "CONTENT_TYPE_INVALID",
            "Expected \"Content-Type\" header to be one of {'application/json', 'application/x-www-form-urlencoded', "
                + "'multipart/form-data'}."
        );

    private static async Task<(JsonNode?, List<UploadedFile>)> MultipartAsync(
        Stream body,
        string boundary,
        CancellationToken cancellationToken
    )
    {
        var reader = new MultipartReader(boundary, body);
        JsonNode? payload = null;
        var files = new List<UploadedFile>();
        var left = MaxRequest;
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                    continue;
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                var bytes = await BytesAsync(section.Body, left, Refuse.RequestTooLarge, cancellationToken);
                left -= bytes.Length;
                if (name == "payload_json")
                    payload = Parse(bytes);
                else if (FileName(disposition) is { Length: > 0 } file)
                    files.Add(new UploadedFile(name, file, section.ContentType, bytes));
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw Refuse.Form("", "CONTENT_TYPE_INVALID", "The multipart body could not be read.");
        }

        return (payload, files);
    }

    private static string FileName(ContentDispositionHeaderValue disposition)
    {
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        return Path.GetFileName(name.ToString().Replace('\\', '/'));
    }

    private static async Task<byte[]> BytesAsync(Stream stream, int max, Func<ApiException> tooLarge, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (memory.Length + read > max)
                throw tooLarge();
            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }

    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            if (bytes.Length == 0)
                return null;
            CheckTexts(bytes);
            return JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refuse.InvalidJson();
        }
    }

    /// <summary>An unpaired surrogate is invalid, and would fail later.</summary>
    private static void CheckTexts(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (
                reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                && (reader.ValueIsEscaped || !Utf8.IsValid(reader.ValueSpan))
            )
                reader.GetString();
        }
    }
}
