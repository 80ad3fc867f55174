using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace DCTicket.Host.Storage;

/// <summary>
/// A row in each database that says at which start of the bot it was used last, and which starts the other databases were of then.
/// </summary>
/// <param name="Number">Of the start; higher is later.</param>
/// <param name="Id">Of the start; the same in all databases that took part.</param>
/// <param name="Others">The id of each database file in the folder at that start, and the one before, by the files' names.</param>
/// <param name="Complete">Whether all databases of that start have it.</param>
/// <param name="Closed">Whether the database was closed in order.</param>
internal sealed record StartRecord(
    long Number,
    string Id,
    IReadOnlyDictionary<string, StartRecord.Other> Others,
    bool Complete,
    bool Closed
)
{
    private const string Table = "__DCTicketStart";

    /// <summary>Null where the database has none.</summary>
    public static StartRecord? Read(SqliteConnection connection)
    {
        using var tables = connection.CreateCommand();
        tables.CommandText = $"SELECT COUNT(*) FROM sqlite_master WHERE name = '{Table}'";
        if (tables.ExecuteScalar() is not 1L)
            return null;
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Number, Id, Others, Complete, Closed FROM {Table}";
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new StartRecord(
                reader.GetInt64(0),
                reader.GetString(1),
                JsonSerializer.Deserialize<Dictionary<string, Other>>(reader.GetString(2)) ?? [],
                reader.GetBoolean(3),
                reader.GetBoolean(4)
            )
            : null;
    }

    public void Write(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            CREATE TABLE IF NOT EXISTS {Table} (
                One INTEGER PRIMARY KEY CHECK (One = 1), Number INTEGER NOT NULL, Id TEXT NOT NULL, Others TEXT NOT NULL,
                Complete INTEGER NOT NULL, Closed INTEGER NOT NULL);
            INSERT OR REPLACE INTO {Table} VALUES (1, $number, $id, $others, $complete, $closed);
            """;
        command.Parameters.AddWithValue("$number", Number);
        command.Parameters.AddWithValue("$id", Id);
        command.Parameters.AddWithValue("$others", JsonSerializer.Serialize(Others));
        command.Parameters.AddWithValue("$complete", Complete);
        command.Parameters.AddWithValue("$closed", Closed);
        command.ExecuteNonQuery();
    }

    /// <summary>Which start another database was of.</summary>
    /// <param name="Id">Since this start; null for none.</param>
    /// <param name="Before">Until this start; null for none.</param>
    internal sealed record Other(string? Id, string? Before);
}
