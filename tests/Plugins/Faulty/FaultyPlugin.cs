using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DCTicket.Faulty;

/// <summary>
/// Fails where the test that loads it says: by a value of the process, or a variable of its environment, since settings come too late to
/// break Configure.
/// </summary>
public sealed class FaultyPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        switch (AppDomain.CurrentDomain.GetData("fault") as string ?? Environment.GetEnvironmentVariable("FAULTY_FAULT"))
        {
            case "overflow":
                plugin.AddFeature<NeverStopsCalling>();
                break;
            case "foreground-thread":
                new Thread(Hang).Start();
                break;
            case "stuck-migration":
                plugin.AddDatabase<BrokenDbContext>();
                break;
            case "configure":
                throw new InvalidOperationException("Configure does not feel like it");
            case "stuck-job":
                plugin.AddJob<StuckJob>(TimeSpan.FromMinutes(1)).AddSingleton<StuckService>();
                break;
        }
    }

    /// <summary>Never returns.</summary>
    public static void Hang()
    {
        using var never = new ManualResetEvent(false);
        never.WaitOne();
    }
}

public sealed class StuckService : IDisposable
{
    public void Dispose() => FaultyPlugin.Hang();
}

public sealed class NeverStopsCalling
{
    [Command("overflow", "Ends the process"), Everyone]
    public Task<Reply> RunAsync(CommandContext context) => Task.FromResult<Reply>(Deeper(1).ToString(null, null));

    private static int Deeper(int depth) => depth == 0 ? 0 : Deeper(depth + 1) + 1;
}

public sealed class StuckJob(StuckService service) : Quartz.IJob
{
    public async ValueTask Execute(Quartz.IJobExecutionContext context, CancellationToken cancellationToken)
    {
        AppDomain.CurrentDomain.SetData("stuck", service);
        await new TaskCompletionSource().Task;
    }
}

public sealed class BrokenDbContext(DbContextOptions<BrokenDbContext> options) : PluginDbContext(options);

[DbContext(typeof(BrokenDbContext)), Migration("20260101000000_Broken")]
public sealed class Broken : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        if (Environment.GetEnvironmentVariable("FAULTY_FAULT") == "stuck-migration")
            FaultyPlugin.Hang();
        migrationBuilder.Sql("CREATE TABLE this is not SQL");
    }
}
