using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DCTicket.Tickets.Tests;

/// <summary>Makes what the plugin says that it consists of, as a host does.</summary>
internal sealed class ServicesBuilder(string file, object options, params IInterceptor[] interceptors) : IPluginBuilder
{
    public ServiceCollection Services { get; } = [];

    public List<Type> Features { get; } = [];

    public IPluginBuilder AddOptions<TOptions>()
        where TOptions : class, new() => Add(() => Services.AddSingleton(Microsoft.Extensions.Options.Options.Create((TOptions)options)));

    public IPluginBuilder AddGuildSettings<TSettings>()
        where TSettings : class, new() => this;

    public IPluginBuilder AddDatabase<TContext>()
        where TContext : PluginDbContext =>
        Add(() =>
            Services.AddDbContext<TContext>(db =>
                db.UseSqlite($"Data Source={file};Pooling=false;Default Timeout=30").AddInterceptors(interceptors)
            )
        );

    public IPluginBuilder AddTexts(TextCatalog texts) => this;

    public Dictionary<string, Permissions> CommandPermissions { get; } = [];

    public IPluginBuilder SetCommandPermission(string command, Permissions permission) =>
        Add(() => CommandPermissions[command] = permission);

    public IPluginBuilder AddFeature<TFeature>()
        where TFeature : class =>
        Add(() =>
        {
            Services.AddTransient<TFeature>();
            Features.Add(typeof(TFeature));
        });

    public IPluginBuilder AddService<TService>()
        where TService : class => Add(() => Services.AddScoped<TService>());

    public IPluginBuilder AddService<TContract, TService>()
        where TContract : class
        where TService : class, TContract => Add(() => Services.AddScoped<TContract, TService>());

    public IPluginBuilder AddService<TService>(Func<IServiceProvider, TService> create)
        where TService : class => Add(() => Services.AddScoped(create));

    public IPluginBuilder AddSingleton<TService>()
        where TService : class => Add(() => Services.AddSingleton<TService>());

    public IPluginBuilder AddSingleton<TContract, TService>()
        where TContract : class
        where TService : class, TContract => Add(() => Services.AddSingleton<TContract, TService>());

    public IPluginBuilder AddSingleton<TService>(Func<IServiceProvider, TService> create)
        where TService : class => Add(() => Services.AddSingleton(create));

    public IPluginBuilder AddHttpClient<TClient>(Action<IServiceProvider, HttpClient> configure, HttpClientLimits? limits = null)
        where TClient : class => Add(() => Services.AddSingleton<TClient>());

    public IPluginBuilder AddJob<TJob>(TimeSpan every)
        where TJob : class, IJob => Add(() => Services.AddTransient<TJob>());

    public IPluginBuilder AddJob<TJob>(string cron, TimeZoneInfo zone)
        where TJob : class, IJob => Add(() => Services.AddTransient<TJob>());

    public IPluginBuilder AddJob<TJob>(string cron, Func<IServiceProvider, TimeZoneInfo> zone)
        where TJob : class, IJob => Add(() => Services.AddTransient<TJob>());

    public IPluginBuilder Export<TContract, TService>()
        where TContract : class
        where TService : class, TContract => Add(() => Services.AddScoped<TContract, TService>());

    private ServicesBuilder Add(Action add)
    {
        add();
        return this;
    }
}
