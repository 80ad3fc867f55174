using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>
/// The index of words, which is SQLite's FTS5, and all of its SQL. It keeps no text (<c>content=''</c>), only which words stand where; its
/// rows have the ids of the messages, so that the newest come first without sorting. What may be seen is part of the row (<c>scope</c>): a
/// filter is a word that must be there.
/// <para>
/// EF writes it through <c>search_inbox</c>, a view that passes on what is inserted: so an index entry is saved with what it is about, in
/// one transaction.
/// </para>
/// </summary>
internal static class SearchSchema
{
    /// <summary>Of the way in which texts become words. When it changes, everything is indexed anew.</summary>
    public const int Version = 2;

    /// <summary>For the migration.</summary>
    public static readonly IReadOnlyList<string> Create =
    [
        // The words are finished: "ascii" only divides them at the blanks.
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

    /// <summary>The rows that match, the newest first.</summary>
    public static IQueryable<long> Match(TicketsDbContext db, string match, long from, long before, int limit) =>
        db.Database.SqlQuery<long>(
            $"SELECT rowid AS Value FROM search_index WHERE search_index MATCH {match} AND rowid >= {from} AND rowid < {before} ORDER BY rowid DESC LIMIT {limit}"
        );

    /// <summary>The rows of a server whose text has a word, such as somebody's id.</summary>
    public static IQueryable<long> Saying(TicketsDbContext db, string word, string scope)
    {
        var match = $"body : \"{word}\" AND scope : \"{scope}\"";
        return db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM search_index WHERE search_index MATCH {match}");
    }

    /// <summary>The rows that are somewhere, such as what somebody wrote.</summary>
    public static IQueryable<long> In(TicketsDbContext db, string scope)
    {
        var match = $"scope : \"{scope}\"";
        return db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM search_index WHERE search_index MATCH {match}");
    }

    /// <summary>Forgets all words.</summary>
    public static Task ClearAsync(TicketsDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO search_index(search_index) VALUES ('delete-all')", cancellationToken);

    /// <summary>Tickets in the order of server and number, after one of them.</summary>
    public static IQueryable<Ticket> TicketsAfter(TicketsDbContext db, long guild, int number) =>
        db.Tickets.FromSql($"SELECT * FROM tickets WHERE (GuildId, Number) > ({guild}, {number})");
}
