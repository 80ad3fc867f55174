using System.Net.Mime;
using DCTicket.Tickets.Transcripts.Build;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>
/// Selects the files to store. Programs and scripts are excluded, so that nobody starts one by mistake from an export or transcript. HTML
/// and SVG are stored and delivered under safe names (<see cref="SafeFileName"/>).
/// </summary>
internal static class FileRules
{
    public const string TooLarge = "archive.file.too-large";
    public const string NotAllowed = "archive.file.not-allowed";
    public const string NoRoom = "archive.file.no-room";
    public const string NotDownloaded = "archive.file.not-downloaded";
    public const string NotWritten = "archive.file.not-written";
    public const string Expired = "archive.file.expired";
    public const string ErasedNote = "archive.file.erased";

    /// <summary>The defaults, if plugins.json has none.</summary>
    public static readonly IReadOnlyList<string> Usual =
    [
        "image/*",
        "video/*",
        "audio/*",
        "text/*",
        MediaTypeNames.Application.Pdf,
        MediaTypeNames.Application.Json,
        MediaTypeNames.Application.Xml,
        ".txt",
        ".log",
        ".md",
        ".csv",
        ".tsv",
        ".json",
        ".xml",
        ".yml",
        ".yaml",
        ".toml",
        ".ini",
        ".cfg",
        ".conf",
        ".properties",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".avif",
        ".heic",
        ".bmp",
        ".tif",
        ".tiff",
        ".svg",
        ".mp4",
        ".mov",
        ".webm",
        ".mkv",
        ".avi",
        ".mp3",
        ".ogg",
        ".oga",
        ".wav",
        ".flac",
        ".m4a",
        ".pdf",
        ".doc",
        ".docx",
        ".xls",
        ".xlsx",
        ".ppt",
        ".pptx",
        ".odt",
        ".ods",
        ".odp",
        ".rtf",
        ".zip",
        ".7z",
        ".rar",
        ".tar",
        ".gz",
        ".tgz",
        ".bz2",
        ".xz",
        ".zst",
        ".eml",
        ".msg",
        ".dmp",
        ".har",
        ".pcap",
    ];

    private static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase)
    {
        ".exe",
        ".dll",
        ".com",
        ".scr",
        ".pif",
        ".cpl",
        ".msi",
        ".msp",
        ".msix",
        ".appx",
        ".bat",
        ".cmd",
        ".ps1",
        ".psm1",
        ".vbs",
        ".vbe",
        ".js",
        ".mjs",
        ".jse",
        ".wsf",
        ".wsh",
        ".hta",
        ".lnk",
        ".reg",
        ".inf",
        ".jar",
        ".apk",
        ".ipa",
        ".dmg",
        ".pkg",
        ".app",
        ".deb",
        ".rpm",
        ".run",
        ".sh",
        ".bash",
        ".zsh",
        ".fish",
        ".csh",
        ".py",
        ".pyc",
        ".pl",
        ".rb",
        ".php",
        ".so",
        ".dylib",
        ".elf",
        ".bin",
        ".iso",
        ".img",
        ".vhd",
        ".vhdx",
        ".xll",
        ".docm",
        ".xlsm",
        ".pptm",
        ".scf",
        ".url",
        ".desktop",
    };

    /// <summary>Whether a file with this name and type is stored. Extensions in plugins.json are always allowed.</summary>
    public static bool IsKept(string name, string? contentType, IReadOnlyList<string> allowed)
    {
        var ending = Path.GetExtension(name.TrimEnd(' ', '.'));
        var named = allowed.Contains(ending, StringComparer.OrdinalIgnoreCase);
        if (Programs.Contains(ending))
            return named;
        return named || Usual.Where(_ => allowed.Count == 0).Concat(allowed).Any(rule => Matches(rule, ending, contentType));
    }

    /// <summary>Whether the content is a program, whatever its name.</summary>
    public static bool IsProgram(ReadOnlySpan<byte> content) =>
        content.StartsWith("MZ"u8)
        || content.StartsWith("\u007fELF"u8)
        || content.StartsWith("#!"u8)
        || content is [0xCA, 0xFE, 0xBA, 0xBE, ..] or [0xCF, 0xFA, 0xED, 0xFE, ..] or [0xCE, 0xFA, 0xED, 0xFE, ..];

    /// <summary>Whether a setting is a valid pattern: <c>image/*</c>, <c>application/pdf</c> or <c>.log</c>.</summary>
    public static bool IsRule(string rule) =>
        rule.Length is > 1 and <= 100
        && !rule.Any(char.IsWhiteSpace)
        && (rule.StartsWith('.') ? !rule.Contains('/') : rule.Split('/') is [{ Length: > 0 }, { Length: > 0 }]);

    private static bool Matches(string rule, string ending, string? contentType)
    {
        if (rule.StartsWith('.'))
            return rule.Equals(ending, StringComparison.OrdinalIgnoreCase);
        var type = contentType?.Split(';')[0].Trim() ?? "";
        return rule.EndsWith("/*", StringComparison.Ordinal)
            ? type.StartsWith(rule[..^1], StringComparison.OrdinalIgnoreCase)
            : type.Equals(rule, StringComparison.OrdinalIgnoreCase);
    }
}
