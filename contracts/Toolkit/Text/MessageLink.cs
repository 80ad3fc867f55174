using DCTicket.Contracts;

namespace DCTicket.Toolkit.Text;

/// <summary>Addresses that open a place of a server in Discord.</summary>
public static class MessageLink
{
    /// <summary>The address of a channel, category or thread.</summary>
    public static string ToChannel(Snowflake guild, Snowflake channel) => $"https://discord.com/channels/{guild}/{channel}";

    /// <summary>The address of a message.</summary>
    public static string To(Snowflake guild, Snowflake channel, Snowflake message) => $"{ToChannel(guild, channel)}/{message}";
}
