using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>
/// Makes names of users' files safe for every system. Source: Microsoft's documentation, "Naming Files, Paths, and Namespaces".
/// </summary>
internal static class SafeFileName
{
    private const int MaxLength = 80;
    private const int MaxEnding = 12;

    // Types that a browser opens as a document with scripts. A PDF viewer runs none.
    private static readonly HashSet<string> Executed = new(StringComparer.OrdinalIgnoreCase)
    {
        ".html",
        ".htm",
        ".xhtml",
        ".xht",
        ".shtml",
        ".shtm",
        ".stm",
        ".phtml",
        ".php",
        ".asp",
        ".aspx",
        ".jsp",
        ".hta",
        ".htc",
        ".mht",
        ".mhtml",
        ".svg",
        ".svgz",
        ".xml",
        ".xsl",
        ".xslt",
        ".xsd",
        ".xul",
        ".xbl",
        ".rdf",
        ".rss",
        ".atom",
        ".wsdl",
        ".mml",
        ".js",
        ".mjs",
        ".cjs",
        ".jse",
        ".wasm",
        ".swf",
        ".vbs",
        ".url",
        ".webloc",
        ".desktop",
        ".lnk",
    };

    private static readonly string[] ExecutedTypes = ["html", "xml", "svg", "javascript", "ecmascript", "mhtml", "message/rfc822"];

    private static readonly HashSet<string> Reserved = new(
        [
            "CON",
            "PRN",
            "AUX",
            "NUL",
            "CONIN$",
            "CONOUT$",
            .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" }),
            "COM¹",
            "COM²",
            "COM³",
            "LPT¹",
            "LPT²",
            "LPT³",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>A valid name on every system that opens no program.</summary>
    public static string Of(string name, string? contentType)
    {
        var safe = string.Concat(Direction.WithoutMarks(name).Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'))
            .Trim('.');
        var ending = Path.GetExtension(safe);
        if (safe.Length > MaxLength)
            safe = Truncate.Start(safe, MaxLength - 20).TrimEnd('.') + (ending.Length <= MaxEnding ? ending : "");
        if (safe.Length == 0)
            safe = "file";
        if (Reserved.Contains(safe.Split('.')[0]))
            safe = "_" + safe;
        return Harmless(safe, contentType);
    }

    /// <summary>The name with an extension that makes a browser show the file as text instead of running it.</summary>
    public static string Harmless(string name, string? contentType)
    {
        var ending = Path.GetExtension(name);
        var named = FileRules.Usual.Contains(ending, StringComparer.OrdinalIgnoreCase);
        var guessed =
            ending.Length <= 1
            || (!named && Array.Exists(ExecutedTypes, type => contentType?.Contains(type, StringComparison.OrdinalIgnoreCase) == true));
        return Executed.Contains(ending) || guessed ? $"{name.TrimEnd('.')}.txt" : name;
    }
}
