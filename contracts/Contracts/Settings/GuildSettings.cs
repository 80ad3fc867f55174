namespace DCTicket.Contracts;

/// <summary>
/// The settings of a plugin for each server (<see cref="IPluginBuilder.AddGuildSettings"/>). Admins change them on a card of
/// <c>/settings</c>. Values that nobody has set are those of a new <typeparamref name="TSettings"/>.
/// </summary>
/// <typeparam name="TSettings">A record with an initializer for each default.</typeparam>
public abstract class GuildSettings<TSettings>
    where TSettings : class, new()
{
    /// <summary>
    /// Gets the settings of a server from memory, so that every event and every modal may ask. A stored value that is not valid any more,
    /// such as one that an older version of the plugin took, is the default. Do not change the object: others have the same one.
    /// </summary>
    public abstract ValueTask<TSettings> GetAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>Changes settings of a server; others may change others at the same time.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="change">Returns the new settings, such as <c>settings with { … }</c>. It runs within the write, so it may not
    /// wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The new settings.</returns>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">A new value breaks one of its annotations.</exception>
    public abstract Task<TSettings> UpdateAsync(Snowflake guild, Func<TSettings, TSettings> change, CancellationToken cancellationToken);
}
