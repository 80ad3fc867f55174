using Quartz;

namespace DCTicket.Host.Tests.Jobs;

/// <summary>What the jobs of a plugin have done.</summary>
internal sealed class JobProbe
{
    private int _count;
    private int _cancelled;

    public int Count => Volatile.Read(ref _count);

    public int Cancelled => Volatile.Read(ref _cancelled);

    /// <summary>Lets the jobs that block go on.</summary>
    public ManualResetEventSlim Go { get; } = new();

    public void Begin() => Interlocked.Increment(ref _count);

    public async Task WaitForEverAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _cancelled);
            throw;
        }
    }
}

internal sealed class Counter(JobProbe probe) : DCTicket.Contracts.Job
{
    protected override Task RunAsync(CancellationToken cancellationToken)
    {
        probe.Begin();
        return Task.CompletedTask;
    }
}

internal sealed class Failing(JobProbe probe) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        probe.Begin();
        throw new InvalidOperationException("It cannot work.");
    }
}

internal sealed class Patient(JobProbe probe) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        probe.Begin();
        await probe.WaitForEverAsync(cancellationToken);
    }
}

[JobTimeout("00:00:07")]
internal sealed class Hurried(JobProbe probe) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        probe.Begin();
        await probe.WaitForEverAsync(cancellationToken);
    }
}

internal sealed class Blocking(JobProbe probe) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        probe.Begin();
        probe.Go.Wait(CancellationToken.None);
        return default;
    }
}
