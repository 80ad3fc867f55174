using Microsoft.Data.Sqlite;

namespace DCTicket.Host.Storage;

/// <summary>
/// Checks a database file before anything else opens it. Read-only: a -wal file of another database must not be written into this one, so
/// that it can still be deleted.
/// </summary>
internal static class DatabaseCheck
{
    // Source: SQLite's result codes SQLITE_CORRUPT and SQLITE_NOTADB.
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>
    /// Finds the damage of a file; null for none. A file that was closed cleanly is not checked: reading takes 1.5 s per GB.
    /// </summary>
    /// <param name="file">The database.</param>
    /// <param name="begins">Called before the file is checked.</param>
    public static string? FindDamage(string file, Action begins)
    {
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = file,
                    Mode = SqliteOpenMode.ReadOnly,
                    Pooling = false,
                }.ToString()
            );
            connection.Open();
            if (!HasLog(file) && StartRecord.Read(connection) is { Closed: true })
                return null;
            begins();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            return command.ExecuteScalar() is string and not "ok" and var found ? found.ReplaceLineEndings(" ") : null;
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            return e.Message;
        }
    }

    /// <summary>Whether an exception says that the file is damaged.</summary>
    public static bool IsDamage(Exception exception) => exception is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    /// <summary>The message for an administrator.</summary>
    public static string Explain(string file, string damage)
    {
        var name = Path.GetFileName(file);
        return $"The database {file} is damaged ({damage}). If it has just been restored, delete {name}-wal and {name}-shm beside it, "
            + "which belong to the file before; "
            + "else restore a backup (docs/install.md, “Restoring”). Nothing was changed.";
    }

    private static bool HasLog(string file) => new FileInfo(file + "-wal") is { Exists: true, Length: > 0 };
}
