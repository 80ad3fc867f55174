using DCTicket.Contracts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Core.Extensions;

/// <summary>
/// Calls an extension point of all plugins at once. One that fails, blocks or takes too long is skipped and logged, so that it never holds
/// up a ticket.
/// </summary>
internal sealed partial class ExtensionCaller<TContract>(
    IExports<TContract> exports,
    TimeProvider time,
    ILogger<ExtensionCaller<TContract>> logger
)
    where TContract : class
{
    /// <param name="ask">The question.</param>
    /// <param name="limit">The time that each plugin has.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answers in the order of plugins.json; a default value where there is none.</returns>
    public async Task<IReadOnlyList<ExtensionAnswer<TResult>>> AskAsync<TResult>(
        Func<TContract, CancellationToken, ValueTask<TResult>> ask,
        TimeSpan limit,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(exports.All.Select(exported => AskAsync(exported, ask, limit, cancellationToken)));

    private async Task<ExtensionAnswer<TResult>> AskAsync<TResult>(
        Exported<TContract> exported,
        Func<TContract, CancellationToken, ValueTask<TResult>> ask,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // On a thread of its own: it may block.
            var result = await Task.Run(async () => await ask(exported.Service, giveUp.Token), giveUp.Token)
                .WaitAsync(limit, time, cancellationToken);
            return new ExtensionAnswer<TResult>(exported.PluginId, exported.PluginName, result, Failed: false);
        }
        catch (TimeoutException)
        {
            await giveUp.CancelAsync();
            LogSlow(exported.PluginId, typeof(TContract).Name, limit.TotalMilliseconds);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, exported.PluginId, typeof(TContract).Name);
        }

        return new ExtensionAnswer<TResult>(exported.PluginId, exported.PluginName, default, Failed: true);
    }

    [LoggerMessage(LogLevel.Warning, "{Plugin}: {Contract} took more than {Limit} ms and was skipped")]
    private partial void LogSlow(string plugin, string contract, double limit);

    [LoggerMessage(LogLevel.Error, "{Plugin}: {Contract} failed and was skipped")]
    private partial void LogFailed(Exception exception, string plugin, string contract);
}
