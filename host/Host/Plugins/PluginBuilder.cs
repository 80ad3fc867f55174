using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Settings;
using DCTicket.Host.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Quartz;

namespace DCTicket.Host.Plugins;

/// <summary>Collects the parts of a plugin.</summary>
/// <param name="entry">Its entry of plugins.json.</param>
/// <param name="configuration">The host's configuration.</param>
/// <param name="canExport">Whether other plugins see a type besides those of Contracts; null for none.</param>
internal sealed class PluginBuilder(PluginEntry entry, IConfiguration configuration, Func<Type, bool>? canExport = null) : IPluginBuilder
{
    private readonly List<InteractionHandler> _handlers = [];
    private readonly List<EventSubscriber> _eventHandlers = [];
    private readonly List<PluginJob> _jobs = [];
    private readonly List<PluginExport> _exports = [];
    private readonly Dictionary<string, Permissions> _commandPermissions = [];
    private readonly List<string> _problems = [];
    private bool _hasOptions;
    private Type? _database;
    private TextCatalog? _texts;
    private SettingsSchema? _guildSettings;

    public ServiceCollection Services { get; } = [];

    /// <summary>The parts.</summary>
    /// <exception cref="PluginException">Some of them are invalid; the message names all.</exception>
    public PluginDefinition Build() =>
        _problems.Count > 0
            ? throw new PluginException(PluginState.ConfigureFailed, string.Join(Environment.NewLine, _problems))
            : new(entry)
            {
                Texts = _texts,
                Handlers = [.. _handlers],
                CommandPermissions = _commandPermissions.ToDictionary(),
                EventHandlers = [.. _eventHandlers],
                Jobs = [.. _jobs],
                Exports = [.. _exports],
                Services = [.. Services],
                HasDatabase = _database is not null,
                GuildSettings = _guildSettings,
                IgnoresSettings = entry.Settings is not null && !_hasOptions,
            };

    public IPluginBuilder AddOptions<TOptions>()
        where TOptions : class, new()
    {
        _hasOptions = true;
        Collect(() => Services.AddSingleton(Options.Create(PluginOptions.Bind<TOptions>(entry, configuration))));
        return this;
    }

    public IPluginBuilder AddGuildSettings<TSettings>()
        where TSettings : class, new()
    {
        if (_guildSettings is not null)
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"The plugin adds two records of settings, {_guildSettings.Type.Name} and {typeof(TSettings).Name}; it can have one."
            );
        _guildSettings = SettingsSchema.Read(typeof(TSettings));
        Services.AddSingleton(_guildSettings).AddSingleton<GuildSettings<TSettings>, PluginGuildSettings<TSettings>>();
        return this;
    }

    public IPluginBuilder AddDatabase<TContext>()
        where TContext : PluginDbContext
    {
        if (_database is not null)
            return Report($"The plugin adds two databases, {_database.Name} and {typeof(TContext).Name}; it can have one.");
        _database = typeof(TContext);
        Services.AddSingleton<PluginDatabase<TContext>>();
        Services.AddSingleton<PluginDatabase>(services => services.GetRequiredService<PluginDatabase<TContext>>());
        Services.AddScoped(services => services.GetRequiredService<PluginDatabase<TContext>>().CreateContext(services));
        Services.AddScoped<PluginDbContext>(services => services.GetRequiredService<TContext>());
        return this;
    }

    public IPluginBuilder AddTexts(TextCatalog texts)
    {
        _texts = texts;
        Collect(() => TextFiles.Check(texts));
        return this;
    }

    public IPluginBuilder AddFeature<TFeature>()
        where TFeature : class
    {
        Services.AddTransient<TFeature>();
        foreach (var read in HandlerDiscovery.Find(typeof(TFeature)))
            Collect(() => Add(read()));
        foreach (var read in EventSubscriber.Find(typeof(TFeature)))
            Collect(() => read().ToList().ForEach(Add));
        return this;
    }

    public IPluginBuilder SetCommandPermission(string command, Permissions permission)
    {
        _commandPermissions[command] = permission;
        return this;
    }

    public IPluginBuilder AddService<TService>()
        where TService : class
    {
        Services.AddScoped<TService>();
        return this;
    }

    public IPluginBuilder AddService<TContract, TService>()
        where TContract : class
        where TService : class, TContract
    {
        Services.AddScoped<TContract, TService>();
        return this;
    }

    public IPluginBuilder AddService<TService>(Func<IServiceProvider, TService> create)
        where TService : class
    {
        Services.AddScoped(create);
        return this;
    }

    public IPluginBuilder AddSingleton<TService>()
        where TService : class
    {
        Services.AddSingleton<TService>();
        return this;
    }

    public IPluginBuilder AddSingleton<TContract, TService>()
        where TContract : class
        where TService : class, TContract
    {
        Services.AddSingleton<TContract, TService>();
        return this;
    }

    public IPluginBuilder AddSingleton<TService>(Func<IServiceProvider, TService> create)
        where TService : class
    {
        Services.AddSingleton(create);
        return this;
    }

    public IPluginBuilder AddHttpClient<TClient>(Action<IServiceProvider, HttpClient> configure, HttpClientLimits? limits = null)
        where TClient : class
    {
        PluginHttpClients.Add<TClient>(Services, configure, limits ?? new HttpClientLimits());
        return this;
    }

    public IPluginBuilder AddJob<TJob>(TimeSpan every)
        where TJob : class, IJob
    {
        if (every < TimeSpan.FromSeconds(1))
            return Report($"The job {typeof(TJob).Name} is to run every {every}; the shortest pause is a second.");
        return AddJob(new PluginJob(typeof(TJob)) { Every = every });
    }

    public IPluginBuilder AddJob<TJob>(string cron, TimeZoneInfo zone)
        where TJob : class, IJob => AddJob<TJob>(cron, _ => zone);

    public IPluginBuilder AddJob<TJob>(string cron, Func<IServiceProvider, TimeZoneInfo> zone)
        where TJob : class, IJob
    {
        try
        {
            _ = new CronExpression(cron);
        }
        catch (FormatException e)
        {
            return Report(
                $"The job {typeof(TJob).Name} is to run at “{cron}”, which is no cron expression of Quartz, such as “0 0 9 ? * MON-FRI” "
                    + $"for nine on workdays: {e.Message}"
            );
        }

        return AddJob(new PluginJob(typeof(TJob)) { Cron = new CronTime(cron, zone) });
    }

    public IPluginBuilder Export<TContract, TService>()
        where TContract : class
        where TService : class, TContract
    {
        if (typeof(TContract).Assembly != typeof(IPlugin).Assembly && canExport?.Invoke(typeof(TContract)) != true)
            return Report(
                $"The plugin exports {typeof(TContract).FullName}, which other plugins cannot see; export a type of "
                    + "DCTicket.Contracts, or of the assembly that “exports” of its plugin.json names."
            );
        if (_exports.Exists(export => export.Contract == typeof(TContract)))
            return Report($"The plugin exports two services as {typeof(TContract).Name}; it can export one.");
        // Also by its own class: exports resolve exactly this one, whatever else implements the contract.
        Services.TryAddScoped<TService>();
        Services.AddScoped<TContract>(services => services.GetRequiredService<TService>());
        _exports.Add(new PluginExport(typeof(TContract), typeof(TService)));
        return this;
    }

    private PluginBuilder AddJob(PluginJob job)
    {
        // The name is Quartz's job key; a duplicate would end the whole start.
        if (_jobs.Exists(other => other.Type.Name == job.Type.Name))
            return Report($"The plugin adds two jobs that are called {job.Type.Name}; give one another name.");
        Services.AddTransient(job.Type);
        _jobs.Add(job);
        return this;
    }

    private PluginBuilder Report(string problem)
    {
        _problems.Add(problem);
        return this;
    }

    // An author sees all problems at once.
    private void Collect(Action read)
    {
        try
        {
            read();
        }
        catch (PluginException e)
        {
            Report(e.Message);
        }
    }

    // Databases store the name of a handler: of two with one name, one would never receive its durable events.
    private void Add(EventSubscriber handler)
    {
        if (_eventHandlers.Exists(other => other.Name == handler.Name))
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"Two handlers of events are called {handler.Name}; give one of the two another class, or another Name in [On]."
            );
        _eventHandlers.Add(handler);
    }

    private void Add(InteractionHandler handler)
    {
        if (_handlers.FirstOrDefault(h => h.Kind == handler.Kind && h.Name == handler.Name) is { } first)
            throw new PluginException(
                PluginState.ConfigureFailed,
                HandlerProblems.SameName($"{first}", $"{handler}", handler.Kind, handler.Name)
            );
        if (!handler.IsCommand && CustomIdLength.MinOf(entry.Id, handler) is > CustomIdLength.Max and var length)
            throw new PluginException(
                PluginState.ConfigureFailed,
                HandlerProblems.LongCustomId($"{handler}", entry.Id, handler.Name, length)
            );
        // A command with subcommands cannot be used itself.
        if (
            handler.Kind == HandlerKind.Command
            && _handlers.FirstOrDefault(h => h.Kind == HandlerKind.Command && (Contains(h, handler) || Contains(handler, h))) is { } other
        )
            throw new PluginException(
                PluginState.ConfigureFailed,
                HandlerProblems.CommandWithSubcommands($"{other}", other.Name, $"{handler}", handler.Name)
            );
        _handlers.Add(handler);
    }

    private static bool Contains(InteractionHandler command, InteractionHandler subcommand) =>
        HandlerProblems.Contains(command.Name, subcommand.Name);
}
