using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Rest;

/// <summary>Counts unknown requests, to show what is missing.</summary>
internal sealed class Unimplemented
{
    private readonly Dictionary<(string Method, string Path), int> _counts = [];
    private readonly Lock _gate = new();

    public void Count(string method, string[] segments)
    {
        var path = "/" + string.Join('/', segments.Select(s => s.Length >= 15 && s.All(char.IsAsciiDigit) ? "{id}" : s));
        lock (_gate)
            _counts[(method, path)] = _counts.GetValueOrDefault((method, path)) + 1;
    }

    public JsonArray View()
    {
        lock (_gate)
        {
            return new JsonArray([
                .. _counts.Select(c =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["method"] = c.Key.Method,
                            ["path"] = c.Key.Path,
                            ["count"] = c.Value,
                        }
                ),
            ]);
        }
    }
}
