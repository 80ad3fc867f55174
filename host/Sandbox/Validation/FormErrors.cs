using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

/// <summary>Collects validation errors in Discord's format: nested by key and index, with _errors at the leaf.</summary>
internal sealed class FormErrors
{
    private readonly JsonObject _root = [];

    /// <summary>Whether a custom emoji exists that the bot may use.</summary>
    public Func<ulong, bool> KnowsEmoji { get; set; } = _ => false;

    public bool Any => _root.Count > 0;

    /// <param name="path">Keys and indexes, joined by dots.</param>
    /// <param name="code">Discord's error code.</param>
    /// <param name="message">Discord's message.</param>
    public void Add(string path, string code, string message)
    {
        var node = _root;
        foreach (var key in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node[key] is not JsonObject child)
                node[key] = child = [];
            node = child;
        }

        if (node["_errors"] is not JsonArray list)
            node["_errors"] = list = [];
        list.Add((JsonNode)new JsonObject { ["code"] = code, ["message"] = message });
    }

    public void ThrowIfAny()
    {
        if (Any)
            throw ToException();
    }

    public ApiException ToException() => new(400, 50035, "Invalid Form Body", _root);
}
