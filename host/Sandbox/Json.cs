using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DCTicket.Sandbox;

internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode node)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, Options))
            node.WriteTo(writer);
        return memory.ToArray();
    }

    /// <summary>Normalizes values as if they were parsed from text, so that numbers convert freely.</summary>
    public static T Settle<T>(T node)
        where T : JsonNode => (T)JsonNode.Parse(Bytes(node))!;

    /// <summary>Whether two JSON values are equal, regardless of key order.</summary>
    public static bool Same(JsonNode? a, JsonNode? b) => JsonNode.DeepEquals(a, b);
}
