namespace DCTicket.Contracts;

/// <summary>
/// Reads tickets for other plugins, and acts on them. The Tickets plugin exports it; it is missing while that plugin is off. Every method
/// is limited to one server: a ticket of another server is not found. Changes are raised as events (<see cref="TicketEvent"/>); a plugin
/// that was off compares by <see cref="ListOpenAsync"/>.
/// </summary>
public interface ITickets
{
    /// <summary>The ticket of an id, closed or not; null for none in this server.</summary>
    Task<TicketInfo?> FindAsync(Snowflake guild, Guid ticket, CancellationToken cancellationToken);

    /// <summary>
    /// The ticket of a channel or private thread that still exists; null for any other channel, which is answered from memory.
    /// </summary>
    ValueTask<TicketInfo?> FindByChannelAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken);

    /// <summary>The tickets of a server that are not closed, by number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not 1–500.</exception>
    Task<IReadOnlyList<TicketInfo>> ListOpenAsync(Snowflake guild, OpenTicketFilter filter, CancellationToken cancellationToken);

    /// <summary>Gets the roles of a member in the ticket of a channel, open or closed; null if the channel has no ticket.</summary>
    Task<TicketRole?> FindRoleAsync(Snowflake guild, Snowflake channel, Member member, CancellationToken cancellationToken);

    /// <summary>What somebody is to a ticket, such as the author of a message; null when there is no such ticket.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="user">Who.</param>
    /// <param name="roles">The roles that they have, such as <see cref="MessageCreated.AuthorRoles"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<TicketRole?> GetRoleAsync(
        Snowflake guild,
        Guid ticket,
        Snowflake user,
        IReadOnlyList<Snowflake> roles,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Messages of a ticket from the archive, oldest first: those that are there, without what was deleted, notes and private threads.
    /// </summary>
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="before">Only what was written before this message; null for the newest ones.</param>
    /// <param name="limit">How many at most, 1–500.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not 1–500.</exception>
    Task<IReadOnlyList<TicketMessageInfo>> ReadMessagesAsync(
        Snowflake guild,
        Guid ticket,
        Snowflake? before,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>The departments of a server, in the order in which members see them.</summary>
    Task<IReadOnlyList<TicketDepartment>> GetDepartmentsAsync(Snowflake guild, CancellationToken cancellationToken);

    /// <summary>Asks people to take over. The department is pinged at most once per cooldown.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="reason">Why, for staff alone, at most 500 characters; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it was not done; null when it was done.</returns>
    Task<Refusal?> EscalateAsync(Snowflake guild, Guid ticket, TicketActor by, string? reason, CancellationToken cancellationToken);

    /// <summary>Adds a note that only staff sees.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="by">Who writes it.</param>
    /// <param name="key">
    /// Identifies the note in its ticket: a second one of the same key is not added. 1–100 characters; begin it with the plugin's id.
    /// </param>
    /// <param name="text">The note, plain text, 1–1,500 characters; more is cut off.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it was not done; null when it was done, also before.</returns>
    Task<Refusal?> AddNoteAsync(Snowflake guild, Guid ticket, TicketActor by, string key, string text, CancellationToken cancellationToken);

    /// <summary>
    /// Posts into the ticket's channel as the bot. When it fails, call it again with the same key: what was posted already is found.
    /// </summary>
    /// <returns>Why it was not done, such as that the ticket is closed; null when it was done, also before.</returns>
    /// <exception cref="DiscordException">Discord did not take the message.</exception>
    Task<Refusal?> PostAsync(Snowflake guild, Guid ticket, TicketPost post, CancellationToken cancellationToken);

    /// <summary>Sets how urgent a ticket is.</summary>
    /// <returns>Why it was not done; null when it was done.</returns>
    Task<Refusal?> SetPriorityAsync(
        Snowflake guild,
        Guid ticket,
        TicketActor by,
        TicketPriority priority,
        CancellationToken cancellationToken
    );

    /// <summary>Assigns a ticket to somebody of its department.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="by">Who assigns.</param>
    /// <param name="assignee">The member with their roles.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it was not done, such as that the member is not of the department; null when it was done.</returns>
    Task<Refusal?> AssignAsync(Snowflake guild, Guid ticket, TicketActor by, Member assignee, CancellationToken cancellationToken);

    /// <summary>Marks a ticket as resolved; the customer can reopen it.</summary>
    /// <returns>Why it was not done; null when it was done.</returns>
    Task<Refusal?> ResolveAsync(Snowflake guild, Guid ticket, TicketActor by, CancellationToken cancellationToken);

    /// <summary>Closes a ticket for good.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="by">Who closes it.</param>
    /// <param name="reason">Why, for the customer too, at most 500 characters; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it was not done; null when it was done.</returns>
    Task<Refusal?> CloseAsync(Snowflake guild, Guid ticket, TicketActor by, string? reason, CancellationToken cancellationToken);

    /// <summary>
    /// Renders the control message and the staff thread of a ticket again, because an <see cref="ITicketControlSection"/> or an <see
    /// cref="ITicketStaffSection"/> has changed. Several requests at once become one edit.
    /// </summary>
    /// <returns>Why it was not done; null when it will be done.</returns>
    Task<Refusal?> RefreshControlAsync(Snowflake guild, Guid ticket, CancellationToken cancellationToken);
}
