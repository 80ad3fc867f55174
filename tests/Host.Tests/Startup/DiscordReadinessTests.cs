using System.Net.Sockets;
using DCTicket.Contracts;
using DCTicket.Host.Startup;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Startup;

public sealed class DiscordReadinessTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
    private readonly LogLines<DiscordReadiness> _log = new();

    [Fact]
    public async Task Discord_is_asked_with_growing_pauses_until_it_answers()
    {
        var tries = 0;
        var asking = AskAsync(() => ++tries < 8 ? throw Unreachable(SocketError.HostNotFound) : 5);

        Assert.Equal(5, await WaitAsync(asking, TimeSpan.FromSeconds(1)));
        Assert.Equal(
            new[] { 2, 4, 8, 16, 32, 60, 60 }.Select(seconds =>
                $"Warning: Failed to reach Discord: discord.com could not be resolved. Retrying in {seconds} s"
            ),
            _log
        );
    }

    [Fact]
    public async Task A_refusal_for_a_day_is_one_line_and_one_wait()
    {
        var tries = 0;
        var asking = AskAsync(() =>
            ++tries == 1 ? throw new DiscordException(429, 0, "no", "GET") { RetryAfter = TimeSpan.FromSeconds(82721) } : 5
        );

        Assert.Equal(5, await WaitAsync(asking, TimeSpan.FromHours(1)));
        Assert.Equal(2, tries);
        Assert.Equal(
            "Warning: Discord allows the next connection at 2026-12-01 10:58:41 UTC; waiting until then, also after a restart",
            Assert.Single(_log)
        );
    }

    [Fact]
    public async Task What_Discord_refuses_for_good_is_told_at_once() =>
        await Assert.ThrowsAsync<DiscordException>(() => AskAsync(() => throw new DiscordException(401, 0, "Unauthorized", "GET")));

    private static DiscordException Unreachable(SocketError error) =>
        new(0, 0, "Discord could not be reached", "GET", inner: new HttpRequestException("x", new SocketException((int)error)));

    private Task<int> AskAsync(Func<int> answer) =>
        new DiscordReadiness(
            new HostSettings
            {
                Token = "a",
                PluginsFile = "",
                PluginsFolder = "",
                DataFolder = "",
                LogsFolder = "",
                SandboxFolder = null,
                RestUrl = null,
                SandboxUrl = new Uri("http://127.0.0.1:0"),
            },
            _time,
            _log
        ).AskAsync(_ => Task.FromResult(answer()), CancellationToken.None);

    private async Task<T> WaitAsync<T>(Task<T> task, TimeSpan step)
    {
        await Wait.UntilAsync(() => task.IsCompleted, () => _time.Advance(step));
        return await task;
    }
}
