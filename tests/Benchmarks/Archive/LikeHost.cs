using System.Data.Common;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DCTicket.Benchmarks.Archive;

/// <summary>Makes what a plugin says that it consists of, with the database as the host opens it.</summary>
internal sealed class LikeHost(string file, object options) : IPluginBuilder
{
    public ServiceCollection Services { get; } = [];

    public IPluginBuilder AddOptions<TOptions>()
        where TOptions : class, new() => Add(() => Services.AddSingleton(Microsoft.Extensions.Options.Options.Create((TOptions)options)));

    public IPluginBuilder AddGuildSettings<TSettings>()
        where TSettings : class, new() => this;

    public IPluginBuilder AddDatabase<TContext>()
        where TContext : PluginDbContext =>
        Add(() =>
            Services.AddDbContext<TContext>(db => db.UseSqlite($"Data Source={file};Foreign Keys=true").AddInterceptors(new Pragmas()))
        );

    public IPluginBuilder AddTexts(TextCatalog texts) => this;

    public IPluginBuilder AddFeature<TFeature>()
        where TFeature : class => Add(() => Services.AddTransient<TFeature>());

    public IPluginBuilder SetCommandPermission(string command, Permissions permission) => this;

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

    private LikeHost Add(Action add)
    {
        add();
        return this;
    }

    // As host/Host/Storage/PluginDatabase.cs has them.
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
