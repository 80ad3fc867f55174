using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    // Of requests.
    RateLimit,
    Error,
    Cut,
    Slow,
    Expire,
    Hand,

    // Of the gateway.
    Drop,
    Reconnect,
    InvalidSession,
    NoAck,
    Delay,
    Duplicate,
    Reorder,
}

/// <summary>Something that is to go wrong: with which requests or events, how often, and how.</summary>
internal sealed class Fault
{
    public int Id { get; set; }
    public required FaultKind Kind { get; init; }

    /// <summary>What it was made from, for those who ask.</summary>
    public required JsonObject Asked { get; init; }

    public string? Method { get; init; }

    /// <summary>The segments of the route; a star stands for any one, two stars for all that follow.</summary>
    public string[]? Route { get; init; }
    public ulong? Guild { get; init; }
    public ulong? Channel { get; init; }

    /// <summary>The name of an event, or a star.</summary>
    public string? Event { get; init; }

    /// <summary>A moment of a connection: hello, identify, resume or heartbeat.</summary>
    public string? At { get; init; }

    /// <summary>How many matches pass unharmed first.</summary>
    public int After { get; init; }

    /// <summary>How often it happens; 0 for always.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Before or after the request is carried out, or the event is sent.</summary>
    public bool Later { get; init; }

    public int Status { get; init; }
    public bool Html { get; init; }
    public string Scope { get; init; } = "user";

    /// <summary>The retry_after of a refusal, or how long something is late.</summary>
    public TimeSpan Wait { get; init; }

    public int? Code { get; init; }

    /// <summary>Of an error: the code, the sentence and the details of its body.</summary>
    public int? JsonCode { get; init; }
    public string? Message { get; init; }
    public JsonObject? Errors { get; init; }
    public bool Resumable { get; init; }
    public HandRequest? Hand { get; init; }

    public int Matched { get; private set; }

    public int Hits { get; private set; }

    public bool IsOfGateway => Kind >= FaultKind.Drop;

    /// <summary>Counts a match; whether the fault happens this time.</summary>
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

/// <summary>What a person does by hand, through the API, at the moment of a fault.</summary>
/// <param name="By">Who; null for the guild's owner.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, in which {name} stands for a part of the request that was hit, and {id} for the id in its answer.</param>
/// <param name="Body">The body.</param>
internal sealed record HandRequest(ulong? By, string Method, string Path, JsonNode? Body);
