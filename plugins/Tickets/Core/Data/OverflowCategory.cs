using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A category that takes what another one has no room for: Discord lets a category hold 50 channels.</summary>
internal sealed class OverflowCategory
{
    public Snowflake CategoryId { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>The category that an admin chose.</summary>
    public Snowflake BaseId { get; set; }

    /// <summary>2 for the first one after that, and so on.</summary>
    public int Number { get; set; }
}
