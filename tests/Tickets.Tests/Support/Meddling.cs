using System.Collections.Concurrent;
using DCTicket.Tickets.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DCTicket.Tickets.Tests;

/// <summary>Somebody else changes a ticket just before another save of it.</summary>
internal sealed class Meddling : SaveChangesInterceptor
{
    /// <summary>What is done before each of the next saves of a ticket, as SQL.</summary>
    public ConcurrentQueue<string> Before { get; } = new();

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var db = eventData.Context!;
        if (!db.ChangeTracker.Entries<Ticket>().Any(row => row.State == EntityState.Modified) || !Before.TryDequeue(out var sql))
            return result;
        await using var connection = new SqliteConnection(db.Database.GetConnectionString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }
}
