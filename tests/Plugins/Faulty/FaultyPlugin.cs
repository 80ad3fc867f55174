using System.ComponentModel.DataAnnotations;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

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
        plugin.AddOptions<FaultyOptions>();
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
            case "services":
                plugin.AddService<NeedsWhatNobodyHas>();
                break;
            case "migration":
                plugin.AddDatabase<BrokenDbContext>();
                break;
            case "no-access":
                plugin.AddFeature<SaysNotWhoMay>();
                break;
            case "form-from-form":
                plugin.AddFeature<AnswersAFormWithAForm>();
                break;
            case "bad-option":
                plugin.AddFeature<HasAnOptionOfAnOddType>();
                break;
            case "taken-command":
                plugin.AddFeature<TakesSomebodysCommand>();
                break;
            case "bad-event":
                plugin.AddFeature<HearsNothing>();
                break;
            case "bad-job":
                plugin.AddJob<NeverJob>(TimeSpan.Zero);
                break;
            case "same-job":
                plugin.AddJob<NeverJob>(TimeSpan.FromMinutes(1)).AddJob<NeverJob>(TimeSpan.FromMinutes(2));
                break;
            case "stuck-job":
                plugin.AddJob<StuckJob>(TimeSpan.FromMinutes(1)).AddSingleton<StuckService>();
                break;
            case "twice":
                plugin.AddFeature<TakesSomebodysName>().AddFeature<TakesSomebodysName>();
                break;
            case "refused-by-discord":
                plugin.AddFeature<HasOneOptionTwice>();
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

public sealed class FaultyOptions
{
    [Range(1, 10)]
    public int Number { get; set; } = 1;

    public TimeSpan Pause { get; set; }
}

public sealed class NeedsWhatNobodyHas(IOptions<FaultyOptions> options, IFormatProvider nobodyHasThis)
{
    public override string ToString() => options.Value.Number.ToString(nobodyHasThis);
}

public sealed class SaysNotWhoMay
{
    [Command("faulty", "Faulty")]
    public Task<Reply> RunAsync(CommandContext context) => Task.FromResult<Reply>("");
}

public sealed class AnswersAFormWithAForm
{
    [ModalSubmit("faulty"), Everyone]
    public Task<Modal> RunAsync(ModalContext context) => Task.FromResult(Modal.Refuse(""));
}

public sealed class HasAnOptionOfAnOddType
{
    [Command("faulty", "Faulty"), Everyone]
    public Task<Reply> RunAsync(CommandContext context, [Option("when", "When")] DateTimeOffset when) =>
        Task.FromResult<Reply>(when.ToString("O", null));
}

public sealed class TakesSomebodysCommand
{
    [Command("close", "Closes something else"), Everyone]
    public Task<Reply> RunAsync(CommandContext context) => Task.FromResult<Reply>("");
}

public sealed class HearsNothing
{
    [On]
    public Task HandleAsync(string e) => Task.CompletedTask;
}

public sealed class NeverJob : Quartz.IJob
{
    public ValueTask Execute(Quartz.IJobExecutionContext context, CancellationToken cancellationToken) => default;
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

public sealed class TakesSomebodysName
{
    [Button("faulty"), Everyone]
    public Task<Reply> RunAsync(ComponentContext context) => Task.FromResult<Reply>("");
}

public sealed class HasOneOptionTwice
{
    [Command("faulty", "Faulty"), Everyone]
    public Task<Reply> RunAsync(CommandContext context, [Option("same", "One")] string one, [Option("same", "Two")] string two) =>
        Task.FromResult<Reply>(one + two);
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
