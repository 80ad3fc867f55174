using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>
/// A plugin's settings of a department, shown by <c>/department edit</c>. Export it. One that fails, or takes longer than two seconds, is
/// skipped.
/// </summary>
public interface IDepartmentSettingsPage
{
    /// <summary>What to show of a department; null for nothing.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="department">The key of the department.</param>
    /// <param name="culture">The viewer's language.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<DepartmentPage?> GetAsync(Snowflake guild, string department, CultureInfo culture, CancellationToken cancellationToken);
}
