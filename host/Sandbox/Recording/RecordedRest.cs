using System.Text.Json;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Faults;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.Recording;

/// <summary>Records an exchange without changing it.</summary>
internal sealed class RecordedRest(Recorder recorder, SandboxLevel level, Func<HttpContext, Task> inner)
{
    public async Task RunAsync(HttpContext http)
    {
        var wire = http.Response.Body;
        using var answer = new MemoryStream();
        http.Request.EnableBuffering(BodyReader.MaxRequest);
        http.Response.Body = answer;
        try
        {
            await inner(http);
        }
        finally
        {
            http.Response.Body = wire;
            if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                recorder.Write(await LineAsync(http, answer));
        }

        answer.Position = 0;
        await answer.CopyToAsync(wire);
    }

    private async Task<JsonObject> LineAsync(HttpContext http, MemoryStream answer)
    {
        var request = http.Request;
        var line = new JsonObject
        {
            ["kind"] = "rest",
            ["level"] = level.ToString(),
            ["caller"] = Caller(request.Headers.Authorization.ToString()),
            ["agent"] = request.Headers.UserAgent.ToString(),
            ["method"] = request.Method,
            ["path"] = request.Path.Value,
            ["query"] = Query(request.Query),
        };
        try
        {
            request.Body.Position = 0;
            // The read part is recorded even if the connection has ended.
            var (body, files) = await BodyReader.ReadAsync(request, CancellationToken.None);
            line["request"] = body;
            line["files"] = new JsonArray([
                .. files.Select(f =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["field"] = f.Field,
                            ["name"] = f.FileName,
                            ["size"] = f.Bytes.Length,
                        }
                ),
            ]);
        }
        catch (Exception e) when (e is ApiException or IOException or OperationCanceledException)
        {
            line["unreadable"] = e.Message;
        }

        if (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody received the response.
            return line;
        }

        if (http.Response.Headers.TryGetValue(RestFaults.Header, out var fault))
            line["fault"] = fault.ToString();
        line["status"] = http.Response.StatusCode;
        line["type"] = http.Response.ContentType;
        AddAnswer(line, answer.ToArray());
        return line;
    }

    private static void AddAnswer(JsonObject line, byte[] answer)
    {
        if (answer.Length == 0)
            return;
        try
        {
            line["response"] = JsonNode.Parse(answer);
        }
        catch (JsonException)
        {
            line["text"] = System.Text.Encoding.UTF8.GetString(answer);
        }
    }

    private static string Caller(string authorization) =>
        authorization switch
        {
            "" => "token",
            _ when authorization.StartsWith("Bot ", StringComparison.Ordinal) => "bot",
            _ => "person",
        };

    private static JsonObject Query(IQueryCollection query) =>
        new(query.Select(q => KeyValuePair.Create(q.Key, (JsonNode?)new JsonArray([.. q.Value.Select(v => (JsonNode?)v)]))));
}
