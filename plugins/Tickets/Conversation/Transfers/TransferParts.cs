using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Conversation.Transfers;

/// <summary>What a transfer needs besides the change itself.</summary>
internal sealed class TransferParts(StaffMembershipQuery staff, IDiscord discord)
{
    public StaffMembershipQuery Staff => staff;

    /// <summary>
    /// Tells a member by direct message that they have given a ticket away, and do not see it any more. Who takes none has the answer
    /// alone.
    /// </summary>
    public async Task TellAsync(InteractionContext context, Ticket ticket, CancellationToken cancellationToken)
    {
        var text = TicketTexts.Get(
            context.Culture,
            "transfer.gone",
            ticket.Label,
            Markdown.Escape(discord.FindGuildName(ticket.GuildId)),
            Markdown.Escape(ticket.Department!.NameIn(context.Culture))
        );
        try
        {
            var channel = await discord.OpenDirectMessageAsync(context.Member.User.Id, cancellationToken);
            await discord.SendMessageAsync(channel.Id, text, cancellationToken);
        }
        catch (DiscordException)
        {
            // The answer in the channel says it, too.
        }
    }
}
