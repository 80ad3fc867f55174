using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Expressions;

/// <summary>A custom emoji.</summary>
internal sealed class GuildEmoji
{
    public required ulong Id { get; init; }
    public required string Name { get; set; }
    public bool Animated { get; init; }
    public List<ulong> Roles { get; set; } = [];

    public JsonObject View() =>
        new()
        {
            ["id"] = Id.Text(),
            ["name"] = Name,
            ["roles"] = Views.GuildView.Ids(Roles),
            ["require_colons"] = true,
            ["managed"] = false,
            ["animated"] = Animated,
            ["available"] = true,
        };

    /// <summary>The emoji of a reaction, stored as a character or as name:id.</summary>
    public static JsonObject InReaction(string emoji) =>
        emoji.Split(':') is [var name, var id]
            ? new JsonObject { ["id"] = id, ["name"] = name }
            : new JsonObject { ["id"] = null, ["name"] = emoji };
}
