using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

/// <summary>What Tickets itself exports, and what a test adds as another plugin's.</summary>
internal sealed class TestExports<TContract>(IEnumerable<TContract> own, OtherPlugins others) : IExports<TContract>
    where TContract : class
{
    public IReadOnlyList<Exported<TContract>> All =>
        [
            .. own.Select(service => new Exported<TContract>("tickets", "Tickets", service)),
            .. others.Services.OfType<TContract>().Select(service => new Exported<TContract>("other", "Other", service)),
        ];

    public IReadOnlyList<string> Missing => [];
}

/// <summary>The exported services of another plugin.</summary>
internal sealed class OtherPlugins
{
    public List<object> Services { get; } = [];
}
