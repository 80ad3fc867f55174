namespace DCTicket.Discord.Native.Rest;

/// <summary>
/// Finds out after a 401 whether Discord refuses the bot's token or only one route: it answers 401 to a valid bot token on some routes,
/// such as <c>oauth2/@me</c>.
/// </summary>
/// <param name="askWhoWeAre">Asks for <c>users/@me</c> and returns the status; 0 when there was no answer.</param>
internal sealed class TokenCheck(Func<Task<int>> askWhoWeAre) : IDisposable
{
    private const int Unauthorized = 401;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _refused = new();
    private Task? _asking;

    /// <summary>
    /// Whether Discord refuses the token. It stays so: a connection has one token, and a refused one never becomes valid again.
    /// </summary>
    public bool IsRefused => _refused.IsCancellationRequested;

    /// <summary>Cancelled when Discord refuses the token.</summary>
    public CancellationToken Refused => _refused.Token;

    /// <summary>Whether a 401 was about the token. Those who ask at the same moment share one request.</summary>
    public async Task<bool> IsRefusedAsync(CancellationToken cancellationToken)
    {
        Task asking;
        lock (_lock)
            asking = IsRefused ? Task.CompletedTask : _asking ??= AskAsync();
        await asking.WaitAsync(cancellationToken);
        return IsRefused;
    }

    public void Dispose() => _refused.Dispose();

    private async Task AskAsync()
    {
        // The caller holds the lock.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            if (await askWhoWeAre() == Unauthorized)
                await _refused.CancelAsync();
        }
        finally
        {
            lock (_lock)
                _asking = null;
        }
    }
}
