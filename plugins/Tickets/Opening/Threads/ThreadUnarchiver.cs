using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Opening.Threads;

internal static class ThreadUnarchiver
{
    /// <summary>Runs an action in a ticket's channel; an archived thread is unarchived first.</summary>
    public static Task InThreadAsync(this IDiscord discord, Ticket ticket, Func<Task> act, CancellationToken cancellationToken) =>
        discord.InThreadAsync(ticket, ticket.ChannelId, act, cancellationToken);

    /// <summary>The same in another thread of the ticket, such as that of staff.</summary>
    public static async Task InThreadAsync(
        this IDiscord discord,
        Ticket ticket,
        Snowflake? thread,
        Func<Task> act,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await act();
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.ThreadArchived && thread is { } id)
        {
            await discord.SetThreadAsync(
                id,
                archived: false,
                locked: ticket.IsClosed,
                TicketTexts.Get(System.Globalization.CultureInfo.InvariantCulture, "audit.awake", ticket.Label),
                cancellationToken
            );
            await act();
        }
    }
}
