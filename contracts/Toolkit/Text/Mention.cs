using DCTicket.Contracts;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// Names users, roles and channels so that Discord shows them as links. Source: Discord's documentation, "Message Formatting". Nobody is
/// pinged by it unless <see cref="OutgoingMessage.Mentions"/> allows that.
/// </summary>
public static class Mention
{
    /// <summary>A user, by the name that they have in the server.</summary>
    public static string User(Snowflake id) => $"<@{id}>";

    /// <summary>A role.</summary>
    public static string Role(Snowflake id) => $"<@&{id}>";

    /// <summary>A channel, category or thread. Whoever does not see it reads “No Access”.</summary>
    public static string Channel(Snowflake id) => $"<#{id}>";

    /// <summary>Several roles, with a blank between them.</summary>
    public static string Roles(IEnumerable<Snowflake> ids) => string.Join(' ', ids.Select(Role));
}
