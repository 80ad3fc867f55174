using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Core.Access;

/// <summary>The overwrites of a ticket's channel: always the complete list, independent of the category.</summary>
internal static class TicketOverwrites
{
    private const Permissions Read = Permissions.ViewChannel | Permissions.ReadMessageHistory;
    private const Permissions Write = Permissions.SendMessages | Permissions.AttachFiles | Permissions.EmbedLinks;

    // Threads are archived only when the ticket closes, and a locked channel does not lock its threads.
    private const Permissions Threads =
        Permissions.CreatePublicThreads | Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads;

    // Who manages threads sees the private ones: so all of staff sees its thread, and nobody has to be added.
    private const Permissions StaffThread = Permissions.ManageThreads | Permissions.SendMessagesInThreads;
    private const Permissions Manage = Permissions.ManageChannels | Permissions.ManageMessages;

    /// <param name="ticket">The ticket with its department and invitations.</param>
    /// <param name="roles">The existing roles: Discord rejects others.</param>
    /// <param name="bot">The bot.</param>
    /// <param name="has">The bot's permissions: it can use no others in overwrites.</param>
    /// <param name="locked">Whether the ticket is read-only.</param>
    /// <param name="claimant">
    /// The assignee whose claim restricts other staff (<see cref="ClaimantQuery"/>); null for none. Otherwise nobody of staff could be
    /// left.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// The list would hide the channel from the bot and from the ticket's participants.
    /// </exception>
    public static IReadOnlyList<Overwrite> Of(
        Ticket ticket,
        IReadOnlySet<Snowflake> roles,
        Snowflake bot,
        Permissions has,
        bool locked,
        Snowflake? claimant = null
    )
    {
        var known = (has & Permissions.Administrator) != 0 ? Read | Write | Manage | Threads | Permissions.ManageThreads : has;
        var visibility = claimant is null ? ClaimVisibility.EveryoneWrites : ticket.Department!.Rules.ClaimVisibility;
        var staff = visibility == ClaimVisibility.OthersHidden ? [] : ticket.Department!.StaffRoles;
        var inThread = ticket.Department!.Rules.StaffThread && !ticket.IsThread ? ticket.Department.StaffRoles.ToHashSet() : [];
        // An invited role can write, whatever else it is.
        var reading = visibility == ClaimVisibility.OthersRead ? staff.Except(ticket.Members.Select(m => m.TargetId)).ToHashSet() : [];
        var seeing = staff
            .Select(role => (Id: role, Type: OverwriteType.Role))
            .Concat(ticket.Members.Select(m => (Id: m.TargetId, Type: m.IsRole ? OverwriteType.Role : OverwriteType.Member)))
            .Where(who => who.Type == OverwriteType.Member || roles.Contains(who.Id))
            .Concat(new[] { claimant }.OfType<Snowflake>().Select(id => (Id: id, Type: OverwriteType.Member)))
            .Prepend((Id: ticket.OwnerId, Type: OverwriteType.Member))
            .DistinctBy(who => who.Id);
        IReadOnlyList<Overwrite> list =
        [
            new(ticket.GuildId, OverwriteType.Role, Deny: Permissions.ViewChannel | (Threads & known)),
            new(bot, OverwriteType.Member, (Read | Write | Manage | (inThread.Count > 0 ? Threads | StaffThread : 0)) & known),
            .. seeing.Select(who => Access(who.Id, who.Type, readOnly: locked || reading.Contains(who.Id))),
        ];
        return list.Skip(1).All(overwrite => overwrite.Allow.HasFlag(Permissions.ViewChannel))
            ? list
            : throw new InvalidOperationException(
                $"The overwrites of ticket {ticket.Id} would hide its channel from its participants, so they are not sent."
            );

        Overwrite Access(Snowflake id, OverwriteType type, bool readOnly)
        {
            var ofThread = inThread.Contains(id) || (inThread.Count > 0 && id == claimant) ? StaffThread : Permissions.None;
            if (locked)
                ofThread &= Permissions.ManageThreads;
            var allow = (readOnly ? Read : Read | Write) | ofThread;
            return new(id, type, allow & known, (readOnly ? Permissions.SendMessages | Threads : Threads) & ~ofThread & known);
        }
    }
}
