using DCTicket.Contracts;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// Formats mentions of users, roles and channels. Source: Discord's documentation, "Message Formatting". They ping nobody unless
/// <see cref="OutgoingMessage.Mentions"/> allows it.
/// </summary>
public static class Mention
{
    /// <summary>A user.</summary>
    public static string User(Snowflake id) => $"<@{id}>";

    /// <summary>A role.</summary>
    public static string Role(Snowflake id) => $"<@&{id}>";

    /// <summary>A channel, category or thread. Members without access see “No Access”.</summary>
    public static string Channel(Snowflake id) => $"<#{id}>";

    /// <summary>Several roles, separated by spaces.</summary>
    public static string Roles(IEnumerable<Snowflake> ids) => string.Join(' ', ids.Select(Role));
}
