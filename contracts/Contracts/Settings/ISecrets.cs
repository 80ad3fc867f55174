namespace DCTicket.Contracts;

/// <summary>
/// Protects secrets that a plugin stores itself, by the keys in <c>data/host/keys</c> (ASP.NET Core Data Protection). A secret of a server
/// can be read by the plugin that protected it, for that server only. A <see cref="Secret"/> in <see cref="GuildSettings{TSettings}"/>
/// needs none of this.
/// </summary>
public interface ISecrets
{
    /// <summary>Protects a secret for storage.</summary>
    /// <param name="guild">The server that it belongs to.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>A text of ASCII characters, about 150 characters longer than the secret.</returns>
    string Protect(Snowflake guild, Secret secret);

    /// <summary>
    /// Reads a protected secret; null if it cannot be read: of another plugin or server, changed, or protected by keys that are lost.
    /// </summary>
    Secret? Unprotect(Snowflake guild, string protectedSecret);
}
