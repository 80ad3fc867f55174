using System.Diagnostics;
using DCTicket.EndToEnd.Tests.Bots;
using Microsoft.Data.Sqlite;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>What Tickets has kept, read from its file while the bot runs.</summary>
internal static class Archive
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until a question is answered so; SQL of the test's own.</summary>
    public static async Task KeepsAsync(this World world, string expected, string sql, params (string Name, object Value)[] values)
    {
        var start = Stopwatch.GetTimestamp();
        string? last;
        while ((last = await AskAsync(world, sql, values)) != expected)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                Assert.Equal(expected, last);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static async Task<string?> AskAsync(World world, string sql, (string Name, object Value)[] values)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(world.Folder, "data", "tickets.db")};Mode=ReadOnly;Pooling=false"
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
