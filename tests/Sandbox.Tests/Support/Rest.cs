using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Tests.Support;

public sealed record Reply(int Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    public int? Code => (int?)Body?["code"];

    public JsonNode this[string key] => Body![key]!;

    /// <summary>The code of the first error at a path of a 50035 answer.</summary>
    public string? ErrorAt(string path)
    {
        var node = Body?["errors"];
        foreach (var key in path.Split('.'))
            node = node?[key];
        return (string?)node?["_errors"]?[0]?["code"];
    }
}

/// <summary>Speaks REST as one user.</summary>
public sealed class Rest(HttpClient http, string? authorization)
{
    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> PostAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Post, path, Json(body));

    public Task<Reply> PutAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Put, path, Json(body));

    public Task<Reply> PatchAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Patch, path, Json(body));

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<Reply> UploadAsync(string path, JsonNode payload, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent { { Json(payload)!, "payload_json" } };
        for (var i = 0; i < files.Length; i++)
            form.Add(new ByteArrayContent(files[i].Bytes), $"files[{i}]", files[i].Name);
        return SendAsync(HttpMethod.Post, path, form);
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, string? reason = null)
    {
        using var request = new HttpRequestMessage(
            method,
            path.StartsWith("/sandbox", StringComparison.Ordinal) ? path : "/api/v10" + path
        );
        request.Content = content;
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.com, 1.0)");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (reason is not null)
            request.Headers.TryAddWithoutValidation("X-Audit-Log-Reason", reason);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Reply((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers);
    }

    private static StringContent? Json(JsonNode? body) =>
        body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
}
