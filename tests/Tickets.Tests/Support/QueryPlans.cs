using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DCTicket.Tickets.Tests;

/// <summary>
/// Looks at how SQLite answers each query that a test runs: none may read through a whole table that grows with the years. A world fails
/// at its end when one did, see <see cref="TicketsWorld.DisposeAsync"/>.
/// </summary>
internal sealed partial class QueryPlans : DbCommandInterceptor
{
    private static readonly HashSet<string> Growing =
    [
        "tickets",
        "messages",
        "message_edits",
        "attachments",
        "ticket_history",
        "ticket_notes",
        "ticket_posts",
        "ticket_members",
        "search_texts",
        "ticket_numbers",
        "ticket_words",
        "staff_responses",
    ];

    /// <summary>What may, by a part of its text, and why.</summary>
    private static readonly (string Part, string Why)[] Allowed =
    [
        ("LIKE", "Whether a file of an abandoned form is used elsewhere is asked once a day at most."),
    ];

    // A query's plan is the same in every world.
    private static readonly ConcurrentDictionary<string, string?> Known = new();

    private readonly ConcurrentDictionary<string, byte> _problems = new();
    private readonly AsyncLocal<bool> _isPaused = new();

    /// <summary>
    /// The statements that are run from here on; null while nobody counts them. Rows that are inserted in bulk are not among them.
    /// </summary>
    public ConcurrentQueue<string>? Statements { get; set; }

    /// <summary>What went wrong in this world.</summary>
    public IReadOnlyCollection<string> Problems => [.. _problems.Keys];

    public void Forgive() => _problems.Clear();

    /// <summary>From here on, in this flow, it is a test that looks into the database itself.</summary>
    public void Pause() => _isPaused.Value = true;

    /// <summary>The plan of a query, a line for each step.</summary>
    public static IReadOnlyList<string> Explain(DbCommand command)
    {
        using var explain = command.Connection!.CreateCommand();
        explain.Transaction = command.Transaction;
#pragma warning disable CA2100 // The text is that of the query itself.
        explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
        foreach (DbParameter parameter in command.Parameters)
            explain.Parameters.Add(new SqliteParameter(parameter.ParameterName, parameter.Value));
        using var reader = explain.ExecuteReader();
        List<string> steps = [];
        while (reader.Read())
            steps.Add(reader.GetString(3));
        return steps;
    }

    /// <summary>The tables that are read through, of those that must not be.</summary>
    public static IEnumerable<string> Scanned(string query, IEnumerable<string> steps)
    {
        var names = Alias()
            .Matches(query)
            .GroupBy(match => match.Groups[2].Value)
            .ToDictionary(same => same.Key, same => same.First().Groups[1].Value);
        return steps
            .Select(step => Scan().Match(step))
            .Where(match => match.Success)
            .Select(match => names.GetValueOrDefault(match.Groups[1].Value, match.Groups[1].Value))
            .Where(Growing.Contains);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(command);
        return ValueTask.FromResult(result);
    }

    private void Check(DbCommand command)
    {
        if (!_isPaused.Value)
            Statements?.Enqueue(command.CommandText);
        if (!_isPaused.Value && Known.GetOrAdd(command.CommandText, _ => Find(command)) is { } problem)
            _problems.TryAdd(problem, 0);
    }

    private static string? Find(DbCommand command)
    {
        var text = command.CommandText;
        if (!Reads().IsMatch(text) || Array.Exists(Allowed, allowed => text.Contains(allowed.Part, StringComparison.Ordinal)))
            return null;
        var steps = Explain(command);
        var scanned = Scanned(text, steps).Distinct().ToList();
        return scanned.Count == 0 ? null : $"{string.Join(", ", scanned)}: read as a whole by\n{text}\n{string.Join('\n', steps)}";
    }

    [GeneratedRegex("""^\s*(SELECT|UPDATE|DELETE|WITH)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Reads();

    [GeneratedRegex("""^SCAN (\w+)\b(?!.*VIRTUAL TABLE)""")]
    private static partial Regex Scan();

    [GeneratedRegex(
        """
            "(\w+)" AS "(\w+)"
            """
    )]
    private static partial Regex Alias();
}
