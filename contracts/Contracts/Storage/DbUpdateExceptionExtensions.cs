using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Contracts;

/// <summary>Classifies failed writes.</summary>
public static class DbUpdateExceptionExtensions
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE
    private static readonly int[] UniqueCodes = [1555, 2067];

    /// <summary>Whether the write violated a unique constraint: another writer was faster.</summary>
    public static bool IsUniqueViolation(this DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is SqliteException sqlite && UniqueCodes.Contains(sqlite.SqliteExtendedErrorCode);
    }
}
