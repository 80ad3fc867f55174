using System.Security.Cryptography;
using System.Text;

namespace DCTicket.Discord.Connection;

/// <summary>The route of a request without ids and tokens, for logs and rate limits.</summary>
/// <param name="Template">Such as <c>POST channels/:id/messages</c>.</param>
/// <param name="MajorId">The id (for webhooks with the token's hash) that Discord limits separately; empty for none.</param>
/// <param name="IsInteraction">
/// Whether it responds to an interaction, which needs no bot token and does not count towards the global limit.
/// </param>
public sealed record RequestRoute(string Template, string MajorId, bool IsInteraction)
{
    /// <summary>Reads the route of a request.</summary>
    public static RequestRoute Of(DiscordRequest request)
    {
        var path = request.Path.Split('?', 2)[0];
        var parts = path.Split('/');
        var template = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            template[i] =
                i > 0 && IsId(parts[i]) ? ":id"
                : i > 0 && parts[i - 1] == "reactions" ? ":emoji"
                : parts[i];

        var interaction = parts is ["interactions", _, _, ..] || (parts is ["webhooks", _, _, ..] && !IsId(parts[2]));
        if (interaction)
            template[2] = ":token";
        var major = parts is ["channels" or "guilds" or "webhooks" or "interactions", _, ..] ? parts[1] : "";
        if (interaction)
            major += "/" + HashOf(parts[2]);
        return new RequestRoute($"{request.Method} {string.Join('/', template)}", major, interaction);
    }

    // A short hash would confuse two interactions now and then; the token itself must not appear in a log or a file.
    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16));

    private static bool IsId(string part) => part.Length is >= 15 and <= 20 && part.All(char.IsAsciiDigit);
}
