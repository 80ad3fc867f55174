using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>
/// The full-text index (SQLite FTS5) with its SQL. It is contentless (<c>content=''</c>); its rows have the ids of the messages, so that
/// results sort by time without a sort. Access is part of the row (<c>scope</c>): a filter is a required word. <para> EF writes through
/// <c>search_inbox</c>, a view with a trigger: an index entry is saved in the same transaction as its source. </para>
/// </summary>
internal static class SearchSchema
{
    /// <summary>The version of the tokenizer. A change rebuilds the index.</summary>
    public const int Version = 2;

    /// <summary>For the migration.</summary>
    public static readonly IReadOnlyList<string> Create =
    [
        // The texts are tokenized before: "ascii" only splits at blanks.
        "CREATE VIRTUAL TABLE search_index USING fts5(body, scope, content='', contentless_delete=1, tokenize='ascii')",
        "CREATE VIEW search_inbox AS SELECT 0 AS Nr, 0 AS Target, '' AS Body, '' AS Scope WHERE 0",
        """
            CREATE TRIGGER search_put INSTEAD OF INSERT ON search_inbox WHEN NEW.Body IS NOT NULL
            BEGIN
                INSERT OR REPLACE INTO search_index(rowid, body, scope) VALUES (NEW.Target, NEW.Body, NEW.Scope);
            END
            """,
        """
            CREATE TRIGGER search_take INSTEAD OF INSERT ON search_inbox WHEN NEW.Body IS NULL
            BEGIN
                DELETE FROM search_index WHERE rowid = NEW.Target;
            END
            """,
    ];

    public static readonly IReadOnlyList<string> Drop = ["DROP VIEW search_inbox", "DROP TABLE search_index"];

    /// <summary>The matching rows, newest first.</summary>
    public static IQueryable<long> Match(TicketsDbContext db, string match, long from, long before, int limit) =>
        db.Database.SqlQuery<long>(
            $"""
            SELECT rowid AS Value FROM search_index WHERE search_index MATCH {match} AND rowid >= {from} AND rowid < {before}
            ORDER BY rowid DESC LIMIT {limit}
            """
        );

    /// <summary>The rows of a server that contain a word, such as a user's id.</summary>
    public static IQueryable<long> Saying(TicketsDbContext db, string word, string scope)
    {
        var match = $"body : \"{word}\" AND scope : \"{scope}\"";
        return db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM search_index WHERE search_index MATCH {match}");
    }

    /// <summary>The rows of a scope, such as an author.</summary>
    public static IQueryable<long> In(TicketsDbContext db, string scope)
    {
        var match = $"scope : \"{scope}\"";
        return db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM search_index WHERE search_index MATCH {match}");
    }

    /// <summary>Clears the index.</summary>
    public static Task ClearAsync(TicketsDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO search_index(search_index) VALUES ('delete-all')", cancellationToken);

    /// <summary>Tickets by server and number, after a given one.</summary>
    public static IQueryable<Ticket> TicketsAfter(TicketsDbContext db, long guild, int number) =>
        db.Tickets.FromSql($"SELECT * FROM tickets WHERE (GuildId, Number) > ({guild}, {number})");
}
