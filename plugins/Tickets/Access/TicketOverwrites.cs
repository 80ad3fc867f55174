using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Who sees a ticket's channel. Always the whole list, computed here: nothing is taken over from a category.</summary>
internal static class TicketOverwrites
{
    private const Permissions Read = Permissions.ViewChannel | Permissions.ReadMessageHistory;
    private const Permissions Write = Permissions.SendMessages | Permissions.AttachFiles | Permissions.EmbedLinks;
    private const Permissions Manage = Permissions.ManageChannels | Permissions.ManageMessages;

    /// <param name="ticket">The ticket.</param>
    /// <param name="roles">The department's roles.</param>
    /// <param name="bot">The bot.</param>
    /// <param name="has">What the bot may do itself: Discord lets it name nothing else.</param>
    /// <param name="locked">Whether the ticket can only be read.</param>
    public static IReadOnlyList<Overwrite> Of(Ticket ticket, IReadOnlyList<Snowflake> roles, Snowflake bot, Permissions has, bool locked)
    {
        var known = (has & Permissions.Administrator) != 0 ? Read | Write | Manage : has;
        var allow = (locked ? Read : Read | Write) & known;
        var deny = locked ? Permissions.SendMessages & known : Permissions.None;
        return
        [
            new(ticket.GuildId, OverwriteType.Role, Deny: Permissions.ViewChannel),
            new(bot, OverwriteType.Member, (Read | Write | Manage) & known),
            new(ticket.OwnerId, OverwriteType.Member, allow, deny),
            .. roles.Select(role => new Overwrite(role, OverwriteType.Role, allow, deny)),
        ];
    }
}
