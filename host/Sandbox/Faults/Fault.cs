using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Faults;

/// <summary>The kinds of fault.</summary>
internal enum FaultKind
{
    // For requests.
    RateLimit,
    Error,
    Cut,
    Slow,
    Expire,
    Hand,

    // For the gateway.
    Drop,
    Reconnect,
    InvalidSession,
    NoAck,
    Delay,
    Duplicate,
    Reorder,
}

/// <summary>A fault: for which requests or events, how often, and what.</summary>
internal sealed class Fault
{
    public int Id { get; set; }
    public required FaultKind Kind { get; init; }

    /// <summary>Its definition.</summary>
    public required JsonObject Asked { get; init; }

    public string? Method { get; init; }

    /// <summary>The segments of the route; * matches one, ** all that follow.</summary>
    public string[]? Route { get; init; }
    public ulong? Guild { get; init; }
    public ulong? Channel { get; init; }

    /// <summary>The name of an event, or *.</summary>
    public string? Event { get; init; }

    /// <summary>A step of a connection: hello, identify, resume or heartbeat.</summary>
    public string? At { get; init; }

    /// <summary>How many matches are skipped first.</summary>
    public int After { get; init; }

    /// <summary>How often it occurs; 0 for always.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Before or after the request is executed, or the event is sent.</summary>
    public bool Later { get; init; }

    public int Status { get; init; }
    public bool Html { get; init; }
    public string Scope { get; init; } = "user";

    /// <summary>The retry_after of a rate limit, or the delay.</summary>
    public TimeSpan Wait { get; init; }

    public int? Code { get; init; }

    /// <summary>For an error: code, message and details of its body.</summary>
    public int? JsonCode { get; init; }
    public string? Message { get; init; }
    public JsonObject? Errors { get; init; }
    public bool Resumable { get; init; }
    public HandRequest? Hand { get; init; }

    public int Matched { get; private set; }

    public int Hits { get; private set; }

    public bool IsOfGateway => Kind >= FaultKind.Drop;

    /// <summary>Counts a match; whether the fault occurs this time.</summary>
    public bool Strike()
    {
        if (Count > 0 && Hits >= Count)
            return false;
        if (++Matched <= After)
            return false;
        Hits++;
        return true;
    }

    public JsonObject View()
    {
        var view = Asked.DeepClone().AsObject();
        view["id"] = Id;
        view["matched"] = Matched;
        view["hits"] = Hits;
        return view;
    }
}

/// <summary>A manual action of a user by the API, at the moment of a fault.</summary>
/// <param name="By">The user; null for the guild's owner.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, where {name} is a part of the matched request, and {id} the id in its response.</param>
/// <param name="Body">The body.</param>
internal sealed record HandRequest(ulong? By, string Method, string Path, JsonNode? Body);
