using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace DCTicket.Host.Storage;

/// <summary>
/// A row in each database with the start of the bot that used it last, and the starts of the other databases at that time.
/// </summary>
/// <param name="Number">The number of the start; higher is later.</param>
/// <param name="Id">The id of the start; the same in all participating databases.</param>
/// <param name="Others">The start ids of each database file in the folder: the current one and the one before.</param>
/// <param name="Complete">Whether all databases of that start have the record.</param>
/// <param name="Closed">Whether the database was closed cleanly.</param>
internal sealed record StartRecord(
    long Number,
    string Id,
    IReadOnlyDictionary<string, StartRecord.Other> Others,
    bool Complete,
    bool Closed
)
{
    private const string Table = "__DCTicketStart";

    /// <summary>Null if the database has none.</summary>
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

    /// <summary>The start of another database.</summary>
    /// <param name="Id">The id since this start; null for none.</param>
    /// <param name="Before">The id before this start; null for none.</param>
    internal sealed record Other(string? Id, string? Before);
}
