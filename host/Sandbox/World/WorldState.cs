using System.Text.Json.Serialization;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Commands;
using DCTicket.Sandbox.Webhooks;

namespace DCTicket.Sandbox.World;

/// <summary>The saved state.</summary>
internal sealed class WorldState
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;
    public ulong LastId { get; set; }
    public required ulong ApplicationId { get; init; }
    public required string CdnKey { get; init; }
    public Dictionary<ulong, User> Users { get; init; } = [];
    public Dictionary<ulong, Guild> Guilds { get; init; } = [];
    public Dictionary<ulong, Channel> Dms { get; init; } = [];
    public List<Command> Commands { get; init; } = [];
    public List<AuditEntry> Audit { get; init; } = [];
    public List<CommandCreate> CommandCreates { get; set; } = [];
    public List<Webhook> Webhooks { get; set; } = [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(WorldState))]
internal sealed partial class WorldJson : JsonSerializerContext;
