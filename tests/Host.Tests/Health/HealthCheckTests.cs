using DCTicket.Discord.Connection;
using DCTicket.Host.Health;
using DCTicket.Host.Startup;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Health;

/// <summary>What a health check from outside says of a bot.</summary>
public sealed class HealthCheckTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Now);
    private readonly FakeConnection _connection = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_bot_is_healthy_while_it_is_connected_and_not_after_it_stopped()
    {
        using var data = DataFolder.Take(_folder.Path);
        using var file = new HealthFile(data, _connection, _time, NullLogger<HealthFile>.Instance);
        Assert.False(Check(data).IsHealthy);
        _connection.Status = new ConnectionStatus(ConnectionState.Ready, Now.AddHours(-1), null);

        await file.StartAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => Check(data) == new HealthCheck(true, "Connected to Discord since 2026-11-30 11:00:00 UTC."));
        await file.StopAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("The bot does not run", Check(data).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_connection_is_told_with_its_time_and_reason_at_the_next_write()
    {
        using var data = DataFolder.Take(_folder.Path);
        using var file = new HealthFile(data, _connection, _time, NullLogger<HealthFile>.Instance);
        await file.StartAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => Check(data).IsHealthy);

        _connection.Status = new ConnectionStatus(ConnectionState.Connecting, Now, "closed with 4009");
        await Wait.UntilAsync(() => !Check(data).IsHealthy, () => _time.Advance(HealthFile.Interval));

        Assert.Equal("Not connected to Discord since 2026-11-30 12:00:00 UTC: closed with 4009.", Check(data).Message);
        await file.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_bot_that_writes_nothing_for_a_minute_hangs()
    {
        using var data = DataFolder.Take(_folder.Path);
        File.WriteAllText(data.HealthFile, $$"""{"WrittenAt":"{{Now:O}}","State":2,"Since":"{{Now:O}}","Reason":null}""");
        Assert.True(Check(data).IsHealthy);

        _time.Advance(HealthCheck.MaxAge + TimeSpan.FromSeconds(1));

        Assert.StartsWith("The bot hangs or was killed", Check(data).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    public void A_file_that_is_not_whole_is_unhealthy(string content)
    {
        using var data = DataFolder.Take(_folder.Path);
        File.WriteAllText(data.HealthFile, content);

        Assert.False(Check(data).IsHealthy);
    }

    private HealthCheck Check(DataFolder data) => HealthCheck.Read(data.HealthFile, _time);
}
