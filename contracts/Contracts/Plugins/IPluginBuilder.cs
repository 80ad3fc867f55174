using Quartz;

namespace DCTicket.Contracts;

/// <summary>
/// The parts of a plugin. Every type named here is created by the plugin's own service provider and may ask for the others in its
/// constructor.
/// </summary>
public interface IPluginBuilder
{
    /// <summary>
    /// The plugin's settings: its <c>settings</c> in plugins.json, overridden by <c>DCTICKET_Settings__ID__KEY</c> in the environment.
    /// Validated by data annotations before the plugin starts; nested objects only with <c>[ValidateObjectMembers]</c> or
    /// <c>[ValidateEnumeratedItems]</c>. A hyphen in the id is <c>_</c> in the environment. Ask for <c>IOptions&lt;TOptions&gt;</c>.
    /// </summary>
    IPluginBuilder AddOptions<TOptions>()
        where TOptions : class, new();

    /// <summary>
    /// Settings that admins change for their server on a card of <c>/settings</c>; request <see cref="GuildSettings{TSettings}"/>. Each
    /// public property with a setter is one: <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see
    /// cref="bool"/>, <see cref="TimeSpan"/>, an enum of at most 25 values, a nullable <see cref="Secret"/>, or ids with <see
    /// cref="RoleSettingAttribute"/> or <see cref="ChannelSettingAttribute"/>. A nullable one may be empty. Data annotations are checked,
    /// and ranges and lengths are told. The host stores them, so they need no database of the plugin. Texts: <c>setting.NAME</c> is the
    /// label, <c>setting.NAME.help</c> its description, <c>setting.NAME.example</c> a valid value, <c>setting.NAME.VALUE</c> a value of an
    /// enum.
    /// </summary>
    /// <typeparam name="TSettings">A record; its initializers are the defaults.</typeparam>
    IPluginBuilder AddGuildSettings<TSettings>()
        where TSettings : class, new();

    /// <summary>
    /// The plugin's database, <c>data/ID.db</c>, migrated before the plugin starts. Scoped: one per interaction, event and job run.
    /// </summary>
    IPluginBuilder AddDatabase<TContext>()
        where TContext : PluginDbContext;

    /// <summary>The plugin's texts; they also translate its commands.</summary>
    IPluginBuilder AddTexts(TextCatalog texts);

    /// <summary>
    /// A class with handlers: <see cref="CommandAttribute"/>, <see cref="MessageCommandAttribute"/>, <see cref="UserCommandAttribute"/>,
    /// <see cref="ButtonAttribute"/>, <see cref="SelectMenuAttribute"/>, <see cref="ModalSubmitAttribute"/>, <see cref="OnAttribute"/>.
    /// Created anew for each call.
    /// </summary>
    IPluginBuilder AddFeature<TFeature>()
        where TFeature : class;

    /// <summary>
    /// Sets the default permission of a command of this plugin; admins can override it under Server Settings → Integrations. Discord has
    /// one default permission for all subcommands of a command. Without it, everybody sees the command, unless all its handlers require
    /// the same permission. Requirements of handlers are checked in any case.
    /// </summary>
    /// <param name="command">The first word of a slash command.</param>
    /// <param name="permission">All bits are required.</param>
    IPluginBuilder SetCommandPermission(string command, Permissions permission);

    /// <summary>A class shared by features and jobs. Scoped: one per interaction, event and job run.</summary>
    IPluginBuilder AddService<TService>()
        where TService : class;

    /// <summary>
    /// A class that features and jobs request by a contract. Several of one contract are requested as <see cref="IEnumerable{T}"/>, in the
    /// order in which they were added. Scoped: one per interaction, event and job run.
    /// </summary>
    IPluginBuilder AddService<TContract, TService>()
        where TContract : class
        where TService : class, TContract;

    /// <summary>
    /// A class shared by features and jobs, created by a factory of the plugin. Scoped: one per interaction, event and job run.
    /// </summary>
    /// <param name="create">Creates it from the services of the same scope. It may neither block nor call Discord.</param>
    IPluginBuilder AddService<TService>(Func<IServiceProvider, TService> create)
        where TService : class;

    /// <summary>A class that is created once and lives as long as the plugin, for state in memory. It cannot use the database.</summary>
    IPluginBuilder AddSingleton<TService>()
        where TService : class;

    /// <summary>
    /// A class that is created once and that others request by a contract. Several of one contract are requested as <see
    /// cref="IEnumerable{T}"/>, in the order in which they were added.
    /// </summary>
    IPluginBuilder AddSingleton<TContract, TService>()
        where TContract : class
        where TService : class, TContract;

    /// <summary>A class that a factory of the plugin creates once, such as one that the settings choose.</summary>
    /// <param name="create">Creates it from other singletons at its first use. It may neither block nor call Discord.</param>
    IPluginBuilder AddSingleton<TService>(Func<IServiceProvider, TService> create)
        where TService : class;

    /// <summary>
    /// A class that requests an <see cref="HttpClient"/> in its constructor. GET and the like are retried after a failure (no response,
    /// 408, 429 and 5xx), and a server that fails often is given a pause. What fails in the end is an <see cref="HttpRequestException"/>.
    /// Logs have neither query strings nor values of headers.
    /// </summary>
    /// <param name="configure">
    /// Sets base address and headers, such as from the settings. <see cref="HttpClient.Timeout"/> has no effect.
    /// </param>
    /// <param name="limits">Null for the default limits.</param>
    IPluginBuilder AddHttpClient<TClient>(Action<IServiceProvider, HttpClient> configure, HttpClientLimits? limits = null)
        where TClient : class;

    /// <summary>A <see cref="Job"/>, or any other Quartz job, that runs at start and then at an interval; runs never overlap.</summary>
    /// <param name="every">The interval between two starts.</param>
    IPluginBuilder AddJob<TJob>(TimeSpan every)
        where TJob : class, IJob;

    /// <summary>
    /// A <see cref="Job"/>, or any other Quartz job, that runs at hours of the clock. Hours that pass while the host is off are not made
    /// up. A run may take an hour, unless <see cref="JobTimeoutAttribute"/> says otherwise.
    /// </summary>
    /// <param name="cron">
    /// Quartz's format: second, minute, hour, day, month, weekday, such as <c>0 0 9 ? * MON-FRI</c> for nine on workdays.
    /// </param>
    /// <param name="zone">The time zone of the hours.</param>
    IPluginBuilder AddJob<TJob>(string cron, TimeZoneInfo zone)
        where TJob : class, IJob;

    /// <summary>As <see cref="AddJob{TJob}(string, TimeZoneInfo)"/>, with a time zone that is found at start.</summary>
    /// <param name="cron">The hours, in Quartz's format.</param>
    /// <param name="zone">Finds the time zone, such as from the settings. It may neither block nor call Discord.</param>
    IPluginBuilder AddJob<TJob>(string cron, Func<IServiceProvider, TimeZoneInfo> zone)
        where TJob : class, IJob;

    /// <summary>
    /// A service for other plugins, by a type of Contracts, or of an assembly that <c>exports</c> names in the plugin.json of this plugin
    /// or of one that it depends on. It is missing while this plugin is off. If several plugins export the same type,
    /// <see cref="IExports{TContract}"/> has them all.
    /// </summary>
    IPluginBuilder Export<TContract, TService>()
        where TContract : class
        where TService : class, TContract;
}
