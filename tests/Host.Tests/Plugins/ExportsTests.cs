using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Plugins;

public sealed class ExportsTests : IDisposable
{
    private static readonly Snowflake Guild = new(1);
    private static readonly Snowflake User = new(2);
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_several_plugins_export_is_there_for_all_of_them_and_for_others()
    {
        await _host
            .With("a", plugin => plugin.Export<IUserData, OfA>())
            .With("b", plugin => plugin.Export<IUserData, OfB>())
            .With("c", _ => { })
            .StartAsync();

        foreach (var plugin in new[] { "a", "b", "c" })
        {
            using var scope = _host[plugin].Services.CreateScope();
            var exports = scope.ServiceProvider.GetRequiredService<IExports<IUserData>>();
            Assert.Equal([("a", 1), ("b", 2)], await Erase(exports));
            Assert.Empty(exports.Missing);
        }
    }

    [Fact]
    public async Task Who_exports_a_type_and_asks_for_one_gets_the_own_service()
    {
        await _host.With("a", plugin => plugin.Export<IUserData, OfA>()).With("b", plugin => plugin.Export<IUserData, OfB>()).StartAsync();

        Assert.IsType<OfA>(One("a"));
        Assert.IsType<OfB>(One("b"));

        IUserData One(string plugin)
        {
            using var scope = _host[plugin].Services.CreateScope();
            return scope.ServiceProvider.GetRequiredService<IUserData>();
        }
    }

    [Fact]
    public async Task A_plugin_that_is_off_is_named_unless_it_exports_nothing_of_the_kind()
    {
        await _host
            .With("a", plugin => plugin.Export<IUserData, OfA>())
            .With("b", plugin => plugin.Export<IUserData, OfB>())
            .With("c", _ => { })
            .With("d", _ => { })
            .StartAsync();
        _host.Change("b", plugin => plugin.Failed(PluginState.MigrationFailed, "test"));
        _host.Change("c", plugin => plugin.Failed(PluginState.MigrationFailed, "test"));
        _host.Change("d", plugin => plugin.Failed(PluginState.Disabled, "test") with { Definition = null });

        using var scope = _host["a"].Services.CreateScope();
        var exports = scope.ServiceProvider.GetRequiredService<IExports<IUserData>>();

        Assert.Equal([("a", 1)], await Erase(exports));
        Assert.Equal(["b", "d"], exports.Missing);
    }

    [Fact]
    public async Task A_service_that_cannot_be_made_is_named_and_the_others_are_there()
    {
        await _host
            .With("a", plugin => plugin.Export<IUserData, OfA>())
            .With("b", plugin => plugin.Export<IUserData, Broken>())
            .StartAsync();

        using var scope = _host["a"].Services.CreateScope();
        var exports = scope.ServiceProvider.GetRequiredService<IExports<IUserData>>();

        Assert.Equal([("a", 1)], await Erase(exports));
        Assert.Equal(["b"], exports.Missing);
    }

    [Fact]
    public async Task A_plugin_exports_one_service_of_a_type()
    {
        _host.With("a", plugin => plugin.Export<IUserData, OfA>().Export<IUserData, OfB>());

        var error = await Assert.ThrowsAsync<PluginException>(_host.StartAsync);

        Assert.Contains("exports two services as IUserData", error.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<(string, int)>> Erase(IExports<IUserData> exports)
    {
        var erased = new List<(string, int)>();
        foreach (var plugin in exports.All)
            erased.Add((plugin.PluginId, (await plugin.Service.EraseAsync(Guild, User, default)).Deleted));
        return erased;
    }

    private abstract class Kept(int deleted) : IUserData
    {
        public IAsyncEnumerable<UserDataFile> ExportAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<UserDataFile>();

        public Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
            Task.FromResult(new ErasedData(deleted, 0));
    }

    private sealed class OfA() : Kept(1);

    private sealed class OfB() : Kept(2);

    private sealed class Broken : Kept
    {
        public Broken()
            : base(0) => throw new InvalidOperationException("test");
    }
}
