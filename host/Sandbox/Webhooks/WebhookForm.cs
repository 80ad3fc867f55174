using System.Security.Cryptography;
using System.Text;
using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.Webhooks;

/// <summary>The rules for names and avatars of webhooks.</summary>
internal static class WebhookForm
{
    private static readonly string[] Forbidden = ["clyde", "discord"];

    public static string? Name(Modal form, string key, bool required)
    {
        if (form.Text(key, 1, 80, required)?.Trim() is not { Length: > 0 } name)
            return null;
        foreach (var word in Forbidden)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
                form.Wrong(key, "USERNAME_INVALID_CONTAINS", $"Username cannot contain \"{word}\"");
        }

        if (name is "everyone" or "here")
            form.Wrong(key, "USERNAME_INVALID", "Username is invalid");
        return name;
    }

    /// <summary>An avatar is a data URI; Discord stores a hash.</summary>
    public static string? Avatar(Modal form)
    {
        if (form.Text("avatar", 0, 14_000_000) is not { Length: > 0 } data)
            return null;
        if (!data.StartsWith("data:image/", StringComparison.Ordinal) || !data.Contains(";base64,", StringComparison.Ordinal))
            form.Wrong("avatar", "IMAGE_INVALID", "Invalid image data");
        return Hash(data);
    }

    public static string Hash(string data) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)).AsSpan(0, 16));
}
