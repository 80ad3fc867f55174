using System.Diagnostics;

namespace DCTicket.Host.Tests.Support;

/// <summary>Waits for a condition, though not for ever.</summary>
internal static class Wait
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    public static async Task<T> UntilAsync<T>(Func<T?> look, Action? meanwhile = null)
        where T : class
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (look() is { } found)
                return found;
            Assert.True(Stopwatch.GetElapsedTime(start) < Bound, "Waited in vain.");
            meanwhile?.Invoke();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public static Task UntilAsync(Func<bool> condition, Action? meanwhile = null) => UntilAsync(() => condition() ? "" : null, meanwhile);
}
