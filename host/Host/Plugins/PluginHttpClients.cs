using DCTicket.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace DCTicket.Host.Plugins;

/// <summary>Registers HTTP clients with the standard resilience handler.</summary>
internal static class PluginHttpClients
{
    // A new connection looks up the address anew.
    private static readonly TimeSpan MaxConnectionAge = TimeSpan.FromMinutes(5);

    public static void Add<TClient>(IServiceCollection services, Action<IServiceProvider, HttpClient> configure, HttpClientLimits limits)
        where TClient : class
    {
        if (limits.AttemptTimeout <= TimeSpan.Zero || limits.AttemptTimeout >= limits.TotalTimeout)
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"The limits of the HTTP client {typeof(TClient).Name} are {limits.AttemptTimeout} for an attempt and "
                    + $"{limits.TotalTimeout} for all; the limit for all must be the longer one."
            );
        services
            .AddHttpClient<TClient>(
                (provider, client) =>
                {
                    configure(provider, client);
                    client.Timeout = Timeout.InfiniteTimeSpan;
                }
            )
            // Cookies would be shared by all that use the client.
            .UseSocketsHttpHandler((handler, _) => (handler.PooledConnectionLifetime, handler.UseCookies) = (MaxConnectionAge, false))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(() => new RejectedRequests())
            .AddStandardResilienceHandler(options => Apply(options, limits));
    }

    private static void Apply(HttpStandardResilienceOptions options, HttpClientLimits limits)
    {
        options.TotalRequestTimeout.Timeout = limits.TotalTimeout;
        options.AttemptTimeout.Timeout = limits.AttemptTimeout;
        // The handler requires at least twice the time of an attempt.
        if (options.CircuitBreaker.SamplingDuration < limits.AttemptTimeout * 2)
            options.CircuitBreaker.SamplingDuration = limits.AttemptTimeout * 2;
        if (!limits.RetriesPost)
            options.Retry.DisableFor(HttpMethod.Post, HttpMethod.Patch);
    }

    // Plugins do not know the exceptions of Polly.
    private sealed class RejectedRequests : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (ExecutionRejectedException e)
            {
                throw new HttpRequestException($"{request.RequestUri?.Host} did not respond in time, or has failed too often.", e);
            }
        }
    }
}
