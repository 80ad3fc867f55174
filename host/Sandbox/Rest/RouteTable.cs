namespace DCTicket.Sandbox.Rest;

/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path, with {names} for variables.</param>
/// <param name="Run">The operation; it runs under the world's lock.</param>
internal sealed record Operation(string Method, string Template, Func<Call, InteractionResponder> Run)
{
    public string[] Segments { get; } = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it needs no token; such a route does not count towards the global limit.</summary>
    public bool Open { get; init; }

    /// <summary>Whether it is limited without a token: a webhook's token has its own bucket.</summary>
    public bool HasOwnLimit { get; init; }

    /// <summary>The rate limit per channel, guild or webhook.</summary>
    public (int Count, int Seconds) Limit { get; init; } = (10, 10);

    /// <summary>A control route of the Sandbox, not one of Discord.</summary>
    public bool Control { get; init; }
}

/// <summary>All operations. Literal segments win over variables.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<(string, int), List<Operation>> _routes = [];

    public void Add(Operation route)
    {
        var key = (route.Method, route.Segments.Length);
        if (!_routes.TryGetValue(key, out var list))
            _routes[key] = list = [];
        list.Add(route);
        list.Sort((a, b) => Weight(a).CompareTo(Weight(b)));
    }

    public void Get(string template, Func<Call, InteractionResponder> run) => Add(new Operation("GET", template, run));

    public void Post(string template, Func<Call, InteractionResponder> run) => Add(new Operation("POST", template, run));

    public void Put(string template, Func<Call, InteractionResponder> run) => Add(new Operation("PUT", template, run));

    public void Patch(string template, Func<Call, InteractionResponder> run) => Add(new Operation("PATCH", template, run));

    public void Delete(string template, Func<Call, InteractionResponder> run) => Add(new Operation("DELETE", template, run));

    public (Operation Route, Dictionary<string, string> Values)? Find(string method, string[] segments)
    {
        if (!_routes.TryGetValue((method, segments.Length), out var candidates))
            return null;
        foreach (var route in candidates)
        {
            if (Match(route, segments) is { } values)
                return (route, values);
        }

        return null;
    }

    private static Dictionary<string, string>? Match(Operation route, string[] segments)
    {
        var values = new Dictionary<string, string>();
        for (var i = 0; i < segments.Length; i++)
        {
            var part = route.Segments[i];
            if (part[0] == '{')
                values[part[1..^1]] = segments[i];
            else if (part != segments[i])
                return null;
        }

        return values;
    }

    private static int Weight(Operation route) => route.Segments.Count(s => s[0] == '{');
}
