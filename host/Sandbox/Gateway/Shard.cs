using System.Text.Json;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>The guilds of a session; events without a guild go to the first shard.</summary>
internal sealed record Shard(int Id, int Count)
{
    /// <summary>The maximum number of guilds per shard.</summary>
    public const int Largest = 2500;

    public static readonly Shard Only = new(0, 1);

    /// <summary>The shard of identify; null if it is invalid.</summary>
    public static Shard? Read(JsonNode? node) =>
        node switch
        {
            null => Only,
            JsonArray { Count: 2 } pair when Number(pair[0]) is { } id && Number(pair[1]) is { } count && id < count => new Shard(
                id,
                count
            ),
            _ => null,
        };

    public bool Has(ulong guild) => (int)((guild >> 22) % (ulong)Count) == Id;

    public bool Has(WorldEvent e) => Count == 1 || (GuildOf(e) is { } guild ? Has(guild) : Id == 0);

    public static ulong? GuildOf(WorldEvent e)
    {
        var id = e.Data["guild_id"] ?? (e.Name is "GUILD_CREATE" or "GUILD_UPDATE" or "GUILD_DELETE" ? e.Data["id"] : null);
        return Snowflakes.TryParse(id?.ToString(), out var guild) ? guild : null;
    }

    private static int? Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue<int>(out var value) && value >= 0 ? value : null;
}
