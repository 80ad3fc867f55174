using Quartz;

namespace DCTicket.Contracts;

/// <summary>
/// What a plugin may consist of. Every type named here is made by the plugin's own service provider and may ask for the others in its
/// constructor.
/// </summary>
public interface IPluginBuilder
{
    /// <summary>
    /// The plugin's settings: its <c>settings</c> in plugins.json, over which <c>DCTICKET_Settings__ID__KEY</c> in the environment wins.
    /// Validated by data annotations before the plugin starts; what is inside of a property only with <c>[ValidateObjectMembers]</c> or
    /// <c>[ValidateEnumeratedItems]</c>. A hyphen in the id is <c>_</c> in the environment. Ask for <c>IOptions&lt;TOptions&gt;</c>.
    /// </summary>
    IPluginBuilder AddOptions<TOptions>()
        where TOptions : class, new();

    /// <summary>
    /// The plugin's database, <c>data/ID.db</c>, migrated before the plugin starts. Scoped: one per interaction, event and job run.
    /// </summary>
    IPluginBuilder AddDatabase<TContext>()
        where TContext : PluginDbContext;

    /// <summary>The plugin's texts: what its commands are called in other languages.</summary>
    IPluginBuilder AddTexts(TextCatalog texts);

    /// <summary>
    /// A class with handlers: <see cref="CommandAttribute"/>, <see cref="MessageCommandAttribute"/>, <see cref="UserCommandAttribute"/>,
    /// <see cref="ButtonAttribute"/>, <see cref="SelectMenuAttribute"/>, <see cref="ModalSubmitAttribute"/>, <see cref="OnAttribute"/>.
    /// Made anew for each call.
    /// </summary>
    IPluginBuilder AddFeature<TFeature>()
        where TFeature : class;

    /// <summary>
    /// Says who is offered a command of this plugin: members with a permission, unless the server's admins choose others under Server
    /// Settings → Integrations. Discord has one such permission for all subcommands of a command. Without it, a command is offered to
    /// everybody unless all its handlers ask for the same permission. What a handler requires is asked all the same.
    /// </summary>
    /// <param name="command">The first word of a slash command.</param>
    /// <param name="permission">All bits are needed.</param>
    IPluginBuilder SetCommandPermission(string command, Permissions permission);

    /// <summary>A class that features and jobs share. Scoped: one per interaction, event and job run.</summary>
    IPluginBuilder AddService<TService>()
        where TService : class;

    /// <summary>
    /// A class that features and jobs ask for by a contract. Several of one contract are asked for as <see cref="IEnumerable{T}"/>, in the
    /// order in which they were added. Scoped: one per interaction, event and job run.
    /// </summary>
    IPluginBuilder AddService<TContract, TService>()
        where TContract : class
        where TService : class, TContract;

    /// <summary>
    /// A class that features and jobs share, made by a function of the plugin. Scoped: one per interaction, event and job run.
    /// </summary>
    /// <param name="create">Makes it; gets the services of the same scope. It may neither wait nor call Discord.</param>
    IPluginBuilder AddService<TService>(Func<IServiceProvider, TService> create)
        where TService : class;

    /// <summary>
    /// A class that is made once and lives as long as the plugin, for what is kept in memory. It cannot ask for the database.
    /// </summary>
    IPluginBuilder AddSingleton<TService>()
        where TService : class;

    /// <summary>
    /// A <see cref="Job"/>, or any other job of Quartz, that runs at start and then again and again; never twice at the same time.
    /// </summary>
    /// <param name="every">The pause from one start to the next.</param>
    IPluginBuilder AddJob<TJob>(TimeSpan every)
        where TJob : class, IJob;

    /// <summary>
    /// A service that other plugins may ask for by a type of Contracts; they get none while this plugin is off. Where several plugins
    /// export the same type, <see cref="IExports{TContract}"/> has them all.
    /// </summary>
    IPluginBuilder Export<TContract, TService>()
        where TContract : class
        where TService : class, TContract;
}
