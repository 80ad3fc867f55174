using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Contracts;

/// <summary>What a failed write means.</summary>
public static class DbUpdateExceptionExtensions
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE
    private static readonly int[] UniqueCodes = [1555, 2067];

    /// <summary>Whether a row with the same unique value was there already: somebody else was faster.</summary>
    public static bool IsUniqueViolation(this DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is SqliteException sqlite && UniqueCodes.Contains(sqlite.SqliteExtendedErrorCode);
    }
}
