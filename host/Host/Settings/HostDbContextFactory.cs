using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace DCTicket.Host.Settings;

/// <summary>Makes a context for <c>dotnet ef</c>, which runs without a host.</summary>
internal sealed class HostDbContextFactory : IDesignTimeDbContextFactory<HostDbContext>
{
    public HostDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<HostDbContext>().UseSqlite("Data Source=host-design.db").Options);
}
