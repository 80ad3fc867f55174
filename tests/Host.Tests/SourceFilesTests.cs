namespace DCTicket.Host.Tests;

/// <summary>What the compiler does not check about the source files of this repository.</summary>
public sealed class SourceFilesTests
{
    private const int MaxLineLength = 140;
    private const int MaxLines = 300;

    // Folders that do not comply yet. A folder that does is deleted here, and none is added.
    private static readonly string[] WithLongLines = ["plugins/Tickets/", "host/Sandbox/", "tests/", "samples/Snippets.Tests/"];
    private static readonly string[] WithLongFiles = ["tests/Tickets.Tests/"];
    private static readonly string[] NotWritten = ["/obj/", "/bin/", "/Migrations/", "/node_modules/"];

    [Fact]
    public void A_line_has_at_most_140_characters() =>
        Assert.Empty(
            from file in Files(except: WithLongLines)
            from line in File.ReadLines(Path.Combine(Repository.Root, file)).Index()
            where line.Item.Length > MaxLineLength
            select $"{file}:{line.Index + 1} has {line.Item.Length} characters"
        );

    [Fact]
    public void A_file_has_at_most_300_lines() =>
        Assert.Empty(
            from file in Files(except: WithLongFiles)
            let lines = File.ReadLines(Path.Combine(Repository.Root, file)).Count()
            where lines > MaxLines
            select $"{file} has {lines} lines"
        );

    private static IEnumerable<string> Files(string[] except) =>
        from folder in new[] { "contracts", "host", "plugins", "samples", "tests" }
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where
            !Array.Exists(NotWritten, part => file.Contains(part, StringComparison.Ordinal))
            && !Array.Exists(except, start => file.StartsWith(start, StringComparison.Ordinal))
        select file;
}
