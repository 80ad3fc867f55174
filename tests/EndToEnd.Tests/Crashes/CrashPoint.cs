using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DCTicket.EndToEnd.Tests.Crashes;

/// <summary>
/// Where a process dies: before or after its k-th call to Discord or its k-th commit. From then on nothing of it reaches Discord or the
/// database, as if it were gone.
/// </summary>
internal sealed class CrashPoint
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CrashKind _kind;
    private int _left = -1;

    /// <summary>Ends when the process has died.</summary>
    public Task Dead => _dead.Task;

    /// <summary>Counts from now on.</summary>
    public void Arm(CrashKind kind, int k)
    {
        lock (_gate)
            (_kind, _left) = (kind, k);
    }

    /// <summary>Counts no more; says whether the process has died.</summary>
    public bool Disarm()
    {
        lock (_gate)
        {
            _left = -1;
            return _dead.Task.IsCompleted;
        }
    }

    /// <summary>Passes one place where the process could die.</summary>
    public void Pass(CrashKind kind)
    {
        lock (_gate)
        {
            if (!_dead.Task.IsCompleted && _kind == kind && _left > 0 && --_left == 0)
                _dead.SetResult();
            if (_dead.Task.IsCompleted)
                throw new CrashedException();
        }
    }
}

internal enum CrashKind
{
    BeforeCall,
    AfterCall,
    BeforeCommit,
    AfterCommit,
}

/// <summary>The process is dead.</summary>
internal sealed class CrashedException() : Exception("The process is dead.");

internal sealed class CrashingConnection(IDiscordConnection inner, CrashPoint crash) : IDiscordConnection
{
    public ConnectionState State => inner.State;

    public ConnectionStatus Status => inner.Status;

    public async Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        crash.Pass(CrashKind.BeforeCall);
        var response = await inner.SendAsync(request, cancellationToken);
        crash.Pass(CrashKind.AfterCall);
        return response;
    }

    public Task<long> DownloadAsync(Uri attachment, Stream destination, long maxBytes, CancellationToken cancellationToken) =>
        inner.DownloadAsync(attachment, destination, maxBytes, cancellationToken);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindMembersAsync(
        Snowflake guild,
        IReadOnlyList<Snowflake> users,
        CancellationToken cancellationToken
    ) => inner.FindMembersAsync(guild, users, cancellationToken);

    public Task RunAsync(GatewayOptions options, CancellationToken cancellationToken) => inner.RunAsync(options, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

internal sealed class CrashingSaves(CrashPoint crash) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        crash.Pass(CrashKind.BeforeCommit);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        crash.Pass(CrashKind.AfterCommit);
        return ValueTask.FromResult(result);
    }
}

/// <summary>The writes that are no SaveChanges, such as claims: a dead process makes none.</summary>
internal sealed class CrashingCommands(CrashPoint crash) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        System.Data.Common.DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (crash.Dead.IsCompleted)
            throw new CrashedException();
        return ValueTask.FromResult(result);
    }
}
