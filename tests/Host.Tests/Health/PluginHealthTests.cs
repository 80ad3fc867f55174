using System.Globalization;
using DCTicket.Discord.Connection;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using DCTicket.Host.Tests.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Tests.Health;

public sealed class PluginHealthTests : IDisposable
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private readonly TestHost _host = new TestHost().With("shop", plugin => plugin.AddDatabase<ShopDbContext>()).With("books", _ => { });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PluginHealthQuery Query => _host.Health;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_plugin_whose_database_fails_says_so_and_the_others_are_shown()
    {
        await _host.StartAsync();
        await using (var db = _host["shop"].Database!.CreateContext())
            await db.Database.ExecuteSqlRawAsync("DROP TABLE outbox", Token);

        var all = await Query.ListAsync(Token);

        Assert.Equal(
            [("shop", PluginLight.Failing), ("books", PluginLight.Running)],
            all.Select(health => (health.Plugin.Id, health.Light))
        );
        Assert.Contains(
            "Its database cannot be read: `SQLite Error 1: 'no such table: outbox'",
            List(all, isOwner: true),
            StringComparison.Ordinal
        );
        var forAdmins = List(all, isOwner: false);
        Assert.Contains("🟡 **shop** · has problems", forAdmins, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", forAdmins, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_failures_in_a_row_make_a_plugin_yellow_and_a_success_green_again()
    {
        await _host.StartAsync();
        Fail(9);
        Assert.All(await Query.ListAsync(Token), health => Assert.Equal(PluginLight.Running, health.Light));

        Fail(1);
        Assert.Equal(PluginLight.Failing, (await Query.FindAsync("books", Token))!.Light);
        Assert.Contains("Write has failed 10 times in a row", List(await Query.ListAsync(Token), isOwner: true), StringComparison.Ordinal);

        _host.Results.RecordSuccess("books", "Write");
        Assert.Equal(PluginLight.Running, (await Query.FindAsync("books", Token))!.Light);
    }

    [Fact]
    public async Task Three_failures_over_ten_minutes_make_a_plugin_yellow_as_a_job_runs_once_an_hour()
    {
        await _host.StartAsync();
        Fail(2);
        _host.Time.Advance(TimeSpan.FromMinutes(9));
        Fail(1);
        Assert.Equal(PluginLight.Running, (await Query.FindAsync("books", Token))!.Light);

        _host.Time.Advance(TimeSpan.FromMinutes(1));
        Fail(1);

        Assert.Equal(PluginLight.Failing, (await Query.FindAsync("books", Token))!.Light);
    }

    private static string List(IReadOnlyList<PluginHealth> all, bool isOwner) =>
        PluginListRenderer
            .Render(all, new ConnectionStatus(ConnectionState.Ready, DateTimeOffset.UnixEpoch, null), isOwner, 0, English)
            .Embeds[0]
            .Description!;

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
            _host.Results.RecordFailure("books", "Write", new InvalidOperationException("ink"));
    }
}
