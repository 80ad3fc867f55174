namespace DCTicket.Discord.Native.Rest;

/// <summary>
/// Checks after a 401 whether Discord rejects the bot's token or only one route: some routes, such as <c>oauth2/@me</c>, answer 401 to a
/// valid token.
/// </summary>
/// <param name="askWhoWeAre">Requests <c>users/@me</c> and returns the status; 0 for no response.</param>
internal sealed class TokenCheck(Func<Task<int>> askWhoWeAre) : IDisposable
{
    private const int Unauthorized = 401;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _refused = new();
    private Task? _asking;

    /// <summary>
    /// Whether the token is rejected. It stays so: a connection has one token, and a rejected one never becomes valid again.
    /// </summary>
    public bool IsRefused => _refused.IsCancellationRequested;

    /// <summary>Cancelled when Discord rejects the token.</summary>
    public CancellationToken Refused => _refused.Token;

    /// <summary>Whether a 401 was about the token. Concurrent callers share one request.</summary>
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
