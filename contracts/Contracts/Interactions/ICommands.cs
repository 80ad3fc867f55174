namespace DCTicket.Contracts;

/// <summary>The commands registered with Discord. Ask for it in a constructor.</summary>
public interface ICommands
{
    /// <summary>
    /// The text for a slash command: a clickable mention such as <c>&lt;/ticket open:123&gt;</c>, or <c>`/ticket open`</c> in code until
    /// Discord has sent the id. Source: Discord's documentation, "Message Formatting".
    /// </summary>
    /// <param name="name">The full name without the slash.</param>
    string Mention(string name);

    /// <summary>
    /// Whether a member may use a command somewhere in a server: administrators always, then by the overrides under Server Settings →
    /// Integrations, then by the command's default permission. Overrides of single channels do not count. If Discord cannot be asked, only
    /// the default permission counts. A command that is not registered can be used by administrators only. Source: Discord's
    /// documentation, "Application Commands: Permissions".
    /// </summary>
    /// <param name="guild">The server.</param>
    /// <param name="member">The member, with roles and <see cref="Member.Permissions"/>.</param>
    /// <param name="command">The first word of a slash command.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<bool> MayUseAsync(Snowflake guild, Member member, string command, CancellationToken cancellationToken);
}
