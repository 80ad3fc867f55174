using DCTicket.Host.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Storage;

/// <summary>
/// Records the current start in all databases, and rejects databases of different backups: plugins would raise events that do not match.
/// </summary>
internal sealed partial class DatabaseStarts(DataFolder data, HostSettings settings, ILogger<DatabaseStarts> logger)
{
    /// <exception cref="StartupException">The databases are of different backups.</exception>
    public void Check()
    {
        var known = ReadAll();
        if (FindMixed(known) is not { } mixed)
            return;
        if (settings.AcceptMixedDatabases)
        {
            LogAccepted(mixed.First, mixed.Second);
            return;
        }

        throw new StartupException(
            $"The databases {mixed.First} and {mixed.Second} in {data.Path} are not from the same time: one of them was restored without "
                + "the other. Restore all *.db files of one backup "
                + "(docs/install.md, “Restoring”), or start once with --Data:AcceptMixed=true to go on with these."
        );
    }

    /// <summary>Records a new start in the databases of the active plugins.</summary>
    public void Begin(IReadOnlyList<PluginDatabase> databases)
    {
        var before = ReadAll();
        var (number, id) = (before.Values.Select(record => record.Number).DefaultIfEmpty().Max() + 1, Guid.NewGuid().ToString("N"));
        var names = databases.Select(database => Path.GetFileName(database.File)).ToHashSet();
        var others = before
            .Keys.Union(names)
            .ToDictionary(
                name => name,
                name => new StartRecord.Other(names.Contains(name) ? id : before[name].Id, before.GetValueOrDefault(name)?.Id)
            );
        var record = new StartRecord(number, id, others, Complete: databases.Count == 1, Closed: false);
        try
        {
            foreach (var database in databases)
                Write(database, record);
            // Only now: a start that was killed before is not recorded everywhere.
            if (!record.Complete)
                databases.ToList().ForEach(database => Write(database, record with { Complete = true }));
        }
        catch (SqliteException e)
        {
            LogStartNotRecorded(e);
        }
    }

    /// <summary>Closes a database cleanly: its -wal file is merged and deleted, so that the next start need not check it.</summary>
    public void Close(PluginDatabase database)
    {
        try
        {
            using (var connection = Open(database.File, SqliteOpenMode.ReadWrite))
            {
                if (StartRecord.Read(connection) is { } record)
                    (record with { Closed = true }).Write(connection);
            }

            database.ClearPool();
        }
        catch (SqliteException e)
        {
            LogNotClosed(e, database.File);
        }
    }

    private static (string First, string Second)? FindMixed(Dictionary<string, StartRecord> known)
    {
        if (known.Count < 2)
            return null;
        var (latest, record) = known.MaxBy(file => file.Value.Number);
        foreach (var (name, other) in known.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (
                name != latest
                && record.Others.TryGetValue(name, out var expected)
                && expected.Id != other.Id
                && (record.Complete || expected.Before != other.Id)
            )
                return (latest, name);
        }

        return null;
    }

    // An unreadable file is reported when its plugin starts.
    private Dictionary<string, StartRecord> ReadAll()
    {
        var found = new Dictionary<string, StartRecord>();
        foreach (var file in Directory.EnumerateFiles(data.Path, "*.db"))
        {
            try
            {
                using var connection = Open(file, SqliteOpenMode.ReadOnly);
                if (StartRecord.Read(connection) is { } record)
                    found[Path.GetFileName(file)] = record;
            }
            catch (SqliteException) { }
        }

        return found;
    }

    private static void Write(PluginDatabase database, StartRecord record)
    {
        using var connection = Open(database.File, SqliteOpenMode.ReadWrite);
        record.Write(connection);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The databases {First} and {Second} are from different backups, and are used together because of Data:AcceptMixed. "
            + "Remove the setting again"
    )]
    private partial void LogAccepted(string first, string second);

    [LoggerMessage(
        LogLevel.Warning,
        "Failed to record the start in the databases; the next start does not check whether they belong together"
    )]
    private partial void LogStartNotRecorded(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Failed to close the database {File} cleanly; the next start checks it")]
    private partial void LogNotClosed(Exception exception, string file);
}
