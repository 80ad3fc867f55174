namespace DCTicket.Contracts;

/// <summary>A person wrote in a ticket, and the message is in the archive; also one that was written while the bot was away.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="ChannelId">The ticket's channel.</param>
/// <param name="MessageId">The message.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="AuthorRole">What the author is to the ticket; whose ticket it is speaks as the customer, whatever else they are.</param>
/// <param name="IsFirstUnanswered">Whether it is the first message of the customer since staff last wrote.</param>
/// <param name="At">When it was written, by Discord's clock.</param>
public sealed record TicketMessageWritten(
    Snowflake GuildId,
    Guid TicketId,
    Snowflake ChannelId,
    Snowflake MessageId,
    Snowflake AuthorId,
    TicketRole AuthorRole,
    bool IsFirstUnanswered,
    DateTimeOffset At
) : TicketEvent(GuildId, TicketId);
