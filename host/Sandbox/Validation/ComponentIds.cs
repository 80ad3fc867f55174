using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

/// <summary>The ids of components: given ones are unique, and missing ones are generated.</summary>
internal sealed class ComponentIds
{
    private readonly HashSet<long> _given = [];
    private readonly HashSet<long> _used = [];
    private long _next = 1;

    public ComponentIds(JsonNode? components) => Collect(components);

    public long Take(Modal form)
    {
        if (form.Integer("id", 0, int.MaxValue) is { } id and > 0)
        {
            if (!_used.Add(id))
                form.Wrong("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
            return id;
        }

        while (_given.Contains(_next))
            _next++;
        return _next++;
    }

    private void Collect(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Collect(item);
        }
        else if (node is JsonObject component)
        {
            if (component["id"] is JsonValue value && long.TryParse(value.ToString(), out var id) && component.ContainsKey("type"))
                _given.Add(id);
            foreach (var key in (ReadOnlySpan<string>)["components", "component", "accessory"])
                Collect(component[key]);
        }
    }
}
