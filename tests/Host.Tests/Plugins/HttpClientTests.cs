using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Tests.Plugins;

public sealed class HttpClientTests : IAsyncLifetime
{
    private readonly WebApplication _server;
    private readonly LogLines<HttpClientTests> _log = new();
    private readonly List<string> _requests = [];
    private Func<int, int> _answer = _ => StatusCodes.Status200OK;

    public HttpClientTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(context =>
        {
            _requests.Add($"{context.Request.Method} {context.Request.Headers["X-Key"]}");
            context.Response.StatusCode = _answer(_requests.Count);
            return Task.CompletedTask;
        });
    }

    public async ValueTask InitializeAsync() => await _server.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_failed_GET_is_retried_with_what_the_plugin_has_set_up()
    {
        _answer = count => count == 1 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        await using var services = Build();

        using var response = await services.GetRequiredService<Client>().GetAsync();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(["GET secret-value", "GET secret-value"], _requests);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_failed_POST_is_retried_only_where_the_plugin_says_so(bool retries, int attempts)
    {
        _answer = count => count == 1 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        await using var services = Build(new HttpClientLimits { RetriesPost = retries });

        using var response = await services.GetRequiredService<Client>().PostAsync();

        Assert.Equal(attempts, _requests.Count);
    }

    [Fact]
    public async Task Logs_have_neither_the_query_nor_values_of_headers()
    {
        await using var services = Build();

        using var response = await services.GetRequiredService<Client>().GetAsync();

        Assert.Contains(_log, line => line.Contains("/orders", StringComparison.Ordinal));
        Assert.Contains(_log, line => line.Contains("X-Key", StringComparison.Ordinal));
        Assert.DoesNotContain(_log, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_ends_in_an_exception_of_HTTP()
    {
        using var hang = new ManualResetEventSlim();
        _answer = _ =>
        {
            hang.Wait(TestContext.Current.CancellationToken);
            return StatusCodes.Status200OK;
        };
        var limits = new HttpClientLimits { AttemptTimeout = TimeSpan.FromMilliseconds(50), TotalTimeout = TimeSpan.FromMilliseconds(60) };
        await using var services = Build(limits);

        var e = await Assert.ThrowsAsync<HttpRequestException>(services.GetRequiredService<Client>().GetAsync);

        Assert.Equal("127.0.0.1 did not respond in time, or has failed too often.", e.Message);
        hang.Set();
    }

    [Fact]
    public void Limits_that_contradict_each_other_are_refused_at_load()
    {
        var e = Assert.Throws<PluginException>(() => Build(new HttpClientLimits { AttemptTimeout = TimeSpan.FromMinutes(1) }));

        Assert.Equal(
            "The limits of the HTTP client Client are 00:01:00 for an attempt and 00:00:30 for all; the limit for all must be the longer "
                + "one.",
            e.Message
        );
    }

    private ServiceProvider Build(HttpClientLimits? limits = null)
    {
        var entry = new PluginEntry("a", "", true, false, null, "plugins.json: plugins[0]");
        var plugin = new PluginBuilder(entry, new ConfigurationBuilder().Build());
        plugin.AddHttpClient<Client>(
            (_, client) =>
            {
                client.BaseAddress = new Uri(_server.Urls.First());
                client.DefaultRequestHeaders.Add("X-Key", "secret-value");
            },
            limits
        );
        plugin.Services.AddSingleton<ILoggerFactory>(new Factory(_log)).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        return plugin.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class Client(HttpClient http)
    {
        public Task<HttpResponseMessage> GetAsync() => http.GetAsync(new Uri("orders?key=secret", UriKind.Relative));

        public Task<HttpResponseMessage> PostAsync() => http.PostAsync(new Uri("orders?key=secret", UriKind.Relative), null);
    }

    private sealed class Factory(ILogger logger) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider) { }

        public ILogger CreateLogger(string categoryName) => logger;

        public void Dispose() { }
    }
}
