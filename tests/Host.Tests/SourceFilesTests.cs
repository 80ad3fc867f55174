using System.Text.RegularExpressions;

namespace DCTicket.Host.Tests;

/// <summary>What the compiler does not check about the source files of this repository.</summary>
public sealed partial class SourceFilesTests
{
    private const int MaxLineLength = 140;
    private const int MaxLines = 300;

    private static readonly string[] NotWritten = ["/obj/", "/bin/", "/Migrations/", "/node_modules/"];

    [Fact]
    public void A_line_has_at_most_140_characters() =>
        Assert.Empty(
            from file in Files()
            from line in File.ReadLines(Path.Combine(Repository.Root, file)).Index()
            where line.Item.Length > MaxLineLength
            select $"{file}:{line.Index + 1} has {line.Item.Length} characters"
        );

    [Fact]
    public void A_file_has_at_most_300_lines() =>
        Assert.Empty(
            from file in Files()
            let lines = File.ReadLines(Path.Combine(Repository.Root, file)).Count()
            where lines > MaxLines
            select $"{file} has {lines} lines"
        );

    /// <summary>Not <c>Level = …, Message = …</c>. A message is no sentence of a text: it ends without a full stop.</summary>
    [Fact]
    public void Log_messages_have_one_form() =>
        Assert.Empty(
            from file in Files()
            from message in LogMessages().Matches(File.ReadAllText(Path.Combine(Repository.Root, file)))
            let text = string.Concat(message.Value.Where(c => !char.IsWhiteSpace(c)))
            where !text.StartsWith("[LoggerMessage(LogLevel.", StringComparison.Ordinal) || text.EndsWith(".\")]", StringComparison.Ordinal)
            select $"{file}: {message.Value}"
        );

    /// <summary>The process has no synchronization context, so this would only be noise.</summary>
    [Fact]
    public void Nothing_is_awaited_with_ConfigureAwait_false() =>
        Assert.Empty(
            from file in Files()
            where File.ReadAllText(Path.Combine(Repository.Root, file)).Contains(".ConfigureAwait" + "(false)", StringComparison.Ordinal)
            select file
        );

    private static IEnumerable<string> Files() =>
        from folder in new[] { "contracts", "host", "plugins", "samples", "templates", "tests" }
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where !Array.Exists(NotWritten, part => file.Contains(part, StringComparison.Ordinal))
        select file;

    [GeneratedRegex("""\[LoggerMessage\((?:[^"\)]|"(?:[^"\\]|\\.)*")*\)\]""")]
    private static partial Regex LogMessages();
}
