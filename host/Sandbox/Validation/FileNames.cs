using System.Security.Cryptography;
using System.Text;

namespace DCTicket.Sandbox.Validation;

/// <summary>Sanitizes file names like Discord: ASCII letters, digits and a few symbols.</summary>
internal static class FileNames
{
    /// <summary>The sanitized name, and the original one without extension if it was lost.</summary>
    public static (string Name, string? Title) Safe(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        var safe = Ascii(stem).TrimStart('_', '.');
        var ending = Ascii(Path.GetExtension(name).TrimStart('.'));
        if (safe.Length == 0)
            safe = stem.Any(c => !char.IsAscii(c)) ? Hash(stem) : "unnamed";
        return (ending.Length == 0 ? safe : $"{safe}.{ending}", name.All(char.IsAscii) ? null : stem);
    }

    private static string Ascii(string text) =>
        string.Concat(text.Where(char.IsAscii).Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
