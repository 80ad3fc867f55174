using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>An overflow category: Discord allows 50 channels per category.</summary>
internal sealed class OverflowCategory
{
    public Snowflake CategoryId { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>The category that an admin chose.</summary>
    public Snowflake BaseId { get; set; }

    /// <summary>2 for the first overflow, and so on.</summary>
    public int Number { get; set; }
}
