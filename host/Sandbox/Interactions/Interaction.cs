using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

internal enum InteractionState
{
    Waiting,
    Answered,
    Failed,
}

/// <summary>An interaction and its response.</summary>
internal sealed class Interaction
{
    public const int Command = 2;
    public const int Component = 3;
    public const int Autocomplete = 4;
    public const int ModalSubmit = 5;

    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    public required ulong Id { get; init; }
    public required string Token { get; init; }
    public required int Type { get; init; }
    public required User User { get; init; }
    public required Channel Channel { get; init; }
    public required string SessionId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required JsonObject Data { get; init; }
    public JsonNode? Nonce { get; init; }

    /// <summary>The message with the component, also for a modal opened by it.</summary>
    public Message? Source { get; init; }

    /// <summary>The interaction that opened the submitted modal.</summary>
    public Interaction? OpenedBy { get; init; }
    public InteractionState State { get; set; }

    /// <summary>The modal of its response.</summary>
    public JsonObject? Modal { get; set; }
    public ulong? OriginalId { get; set; }
    public HashSet<ulong> MessageIds { get; } = [];
    public ITimer? Deadline { get; set; }

    /// <summary>Whether its token was expired manually.</summary>
    public bool Killed { get; set; }

    public bool TokenExpired(DateTimeOffset now) => Killed || now - CreatedAt >= TokenLife;

    public string? CommandName => Type is Command or Autocomplete ? (string?)Data["name"] : OpenedBy?.CommandName;

    public bool FromContextMenu => Type == Command ? (int)Data["type"]! != 1 : OpenedBy?.FromContextMenu ?? false;
}
