using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Plugins;

public sealed class AddServiceTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Services_of_one_contract_come_in_the_order_in_which_they_were_added()
    {
        await _host.With("a", plugin => plugin.AddService<IStep, Second>().AddService<IStep, First>().AddService<Steps>()).StartAsync();
        using var scope = _host["a"].Services.CreateScope();

        var steps = scope.ServiceProvider.GetRequiredService<Steps>();

        Assert.Equal([typeof(Second), typeof(First)], steps.All.Select(step => step.GetType()));
        Assert.Same(steps.All[0], scope.ServiceProvider.GetServices<IStep>().First());
    }

    [Fact]
    public async Task A_service_is_made_by_a_function_of_the_plugin_once_a_scope()
    {
        await _host
            .With("a", plugin => plugin.AddService<First>().AddService(services => new Steps([services.GetRequiredService<First>()])))
            .StartAsync();
        using var scope = _host["a"].Services.CreateScope();

        var steps = scope.ServiceProvider.GetRequiredService<Steps>();

        Assert.Same(scope.ServiceProvider.GetRequiredService<First>(), Assert.Single(steps.All));
        Assert.Same(steps, scope.ServiceProvider.GetRequiredService<Steps>());
    }

    [Fact]
    public async Task A_singleton_is_found_by_its_contract_or_made_by_a_function_once()
    {
        await _host
            .With(
                "a",
                plugin =>
                    plugin
                        .AddSingleton<IStep, Second>()
                        .AddSingleton<IStep, First>()
                        .AddSingleton(services => new Steps(services.GetServices<IStep>()))
            )
            .StartAsync();

        var steps = _host["a"].Services.GetRequiredService<Steps>();

        Assert.Equal([typeof(Second), typeof(First)], steps.All.Select(step => step.GetType()));
        using var scope = _host["a"].Services.CreateScope();
        Assert.Same(steps, scope.ServiceProvider.GetRequiredService<Steps>());
    }

    private interface IStep;

    private sealed class First : IStep;

    private sealed class Second : IStep;

    private sealed class Steps(IEnumerable<IStep> all)
    {
        public IReadOnlyList<IStep> All { get; } = [.. all];
    }
}
