using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Audit;

internal sealed class AuditEntry
{
    public ulong Id { get; set; }
    public ulong GuildId { get; set; }
    public required DateTimeOffset At { get; init; }
    public required ulong UserId { get; init; }
    public AuditAction Type { get; set; }
    public ulong? TargetId { get; set; }
    public JsonArray? Changes { get; set; }
    public JsonObject? Options { get; set; }
    public string? Reason { get; init; }
}
