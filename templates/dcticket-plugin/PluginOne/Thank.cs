using DCTicket.Contracts;

namespace PluginOne;

/// <summary>One thank-you.</summary>
internal sealed class Thank
{
    public long Id { get; set; }

    /// <summary>The server: every query asks for it.</summary>
    public Snowflake GuildId { get; set; }

    public Snowflake ToId { get; set; }

    public DateTimeOffset At { get; set; }
}
