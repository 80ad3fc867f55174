using DCTicket.Contracts;

namespace DCTicket.Toolkit.Text;

/// <summary>Formats links to channels and messages of a server.</summary>
public static class MessageLink
{
    /// <summary>The link to a channel, category or thread.</summary>
    public static string ToChannel(Snowflake guild, Snowflake channel) => $"https://discord.com/channels/{guild}/{channel}";

    /// <summary>The link to a message.</summary>
    public static string To(Snowflake guild, Snowflake channel, Snowflake message) => $"{ToChannel(guild, channel)}/{message}";
}
