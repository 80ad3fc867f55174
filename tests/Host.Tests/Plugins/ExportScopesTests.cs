using DCTicket.Contracts;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Plugins;

public sealed class ExportScopesTests : IDisposable
{
    private readonly TestHost _host = new TestHost()
        .With("bad", plugin => plugin.Export<IUserData, BadData>())
        .With("good", plugin => plugin.AddSingleton<Count>().Export<IUserData, GoodData>())
        .With("asker", _ => { });

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_of_another_plugin_that_fails_to_end_is_not_the_askers_problem(bool asynchronous)
    {
        await _host.StartAsync();
        var scope = _host["asker"].Services.CreateAsyncScope();
        Assert.Equal(2, scope.ServiceProvider.GetRequiredService<IExports<IUserData>>().All.Count);

        if (asynchronous)
            await scope.DisposeAsync();
        else
            scope.Dispose();

        Assert.Equal(1, _host["good"].Services.GetRequiredService<Count>().Disposed);
    }

    private sealed class Count
    {
        public int Disposed { get; set; }
    }

    private class Data : IUserData
    {
        public IAsyncEnumerable<UserDataFile> ExportAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }

    private sealed class BadData : Data, IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("test");
    }

    private sealed class GoodData(Count count) : Data, IDisposable
    {
        public void Dispose() => count.Disposed++;
    }
}
