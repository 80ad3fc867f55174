namespace DCTicket.Contracts;

/// <summary>The bot's commands as Discord has them. Ask for it in a constructor.</summary>
public interface ICommands
{
    /// <summary>
    /// A slash command for a text: a clickable mention such as <c>&lt;/ticket open:123&gt;</c>, and <c>`/ticket open`</c> in code while
    /// Discord has not told the id. Source: Discord's documentation, "Message Formatting".
    /// </summary>
    /// <param name="name">All its words, without the slash.</param>
    string Mention(string name);

    /// <summary>
    /// Whether Discord lets a member use a command somewhere in a server: administrators always, then as the server's settings under
    /// Integrations say, then by the command's default permission. Settings for single channels do not count. Where Discord cannot be
    /// asked, only the default permission counts; a command that Discord does not have is used by administrators only.
    /// Source: Discord's documentation, "Application Commands: Permissions".
    /// </summary>
    /// <param name="guild">The server.</param>
    /// <param name="member">The roles, and what the member may do (<see cref="Member.Permissions"/>).</param>
    /// <param name="command">The first word of a slash command.</param>
    /// <param name="cancellationToken">Ends the wait for Discord.</param>
    ValueTask<bool> MayUseAsync(Snowflake guild, Member member, string command, CancellationToken cancellationToken);
}
