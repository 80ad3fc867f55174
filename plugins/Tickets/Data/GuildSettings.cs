using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>What /setup said about a server.</summary>
internal sealed class GuildSettings
{
    public Snowflake GuildId { get; set; }

    /// <summary>The server's language.</summary>
    public required string Culture { get; set; }

    public Snowflake? LogChannelId { get; set; }

    public Snowflake? CategoryId { get; set; }

    /// <summary>The number of the next ticket.</summary>
    public int NextNumber { get; set; } = 1;

    /// <summary>What the bot was last seen to have: it can name no other permission in an overwrite.</summary>
    public Permissions BotPermissions { get; set; }
}

/// <summary>The panel of a channel.</summary>
internal sealed class Panel
{
    public Snowflake GuildId { get; set; }

    public Snowflake ChannelId { get; set; }

    public Snowflake MessageId { get; set; }
}
