namespace DCTicket.Contracts;

/// <summary>
/// The language or the time zone of a server was changed, by an admin or in Discord. <see cref="IGuildLocale"/> has the new ones: for a
/// plugin that has to edit its messages, or to compute a date again.
/// </summary>
/// <param name="GuildId">The server.</param>
public sealed record GuildLocaleChanged(Snowflake GuildId) : DurableEvent(GuildId)
{
    /// <inheritdoc/>
    public override string OrderKey => GuildId.ToString();
}
