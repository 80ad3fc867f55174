using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Opening.Threads;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>
/// The members of a ticket's thread: owner, invited members, staff. A thread has no overwrites, so others are removed one by one, and a
/// closed thread is locked.
/// </summary>
internal sealed class ThreadAccessEffect(TicketsDbContext db, ClaimantQuery claimants, IDiscord discord)
{
    public async Task ApplyAsync(GuildSettingsSnapshot guild, Ticket ticket, CancellationToken cancellationToken)
    {
        var thread = ticket.ChannelId!.Value;
        if (ticket.IsClosed)
        {
            // It is archived only when it is deleted: a later message would unarchive it.
            await discord.SetThreadAsync(
                thread,
                archived: false,
                locked: true,
                guild.Text("audit.closed", ticket.Label),
                cancellationToken
            );
            return;
        }

        var wanted = Wanted(ticket);
        foreach (var user in wanted)
            await AddAsync(ticket, user, cancellationToken);
        foreach (var user in (await PresentAsync(ticket, cancellationToken)).Except(wanted).Where(user => user != discord.BotId).ToList())
        {
            if (!await MayStayAsync(ticket, user, cancellationToken))
                await RemoveAsync(ticket, user, cancellationToken);
        }
    }

    private static HashSet<Snowflake> Wanted(Ticket ticket) =>
        [
            ticket.OwnerId,
            .. ticket.Members.Where(m => !m.IsRole).Select(m => m.TargetId),
            .. new[] { ticket.OpenedById, ticket.AssigneeId }.OfType<Snowflake>(),
        ];

    private async Task AddAsync(Ticket ticket, Snowflake user, CancellationToken cancellationToken)
    {
        try
        {
            await discord.InThreadAsync(
                ticket,
                () => discord.AddThreadMemberAsync(ticket.ChannelId!.Value, user, cancellationToken),
                cancellationToken
            );
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.UnknownMember or DiscordErrorCode.UnknownUser)
        {
            // A former member is in no thread.
        }
    }

    private async Task RemoveAsync(Ticket ticket, Snowflake user, CancellationToken cancellationToken)
    {
        try
        {
            await discord.InThreadAsync(
                ticket,
                () => discord.RemoveThreadMemberAsync(ticket.ChannelId!.Value, user, cancellationToken),
                cancellationToken
            );
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.UnknownMember or DiscordErrorCode.UnknownUser)
        {
            // Not a member.
        }
    }

    // Staff joins by itself and is removed with its role; an invited role counts for each member.
    private async Task<bool> MayStayAsync(Ticket ticket, Snowflake user, CancellationToken cancellationToken) =>
        await discord.GetMemberAsync(ticket.GuildId, user, cancellationToken) is { } member
        && TicketRoles.Of(ticket, member) is var roles and not ActorRoles.None
        && !await claimants.HidesFromAsync(ticket, roles, cancellationToken);

    private async Task<IEnumerable<Snowflake>> PresentAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        try
        {
            var members = await discord.SendAsync(
                HttpMethod.Get,
                string.Create(CultureInfo.InvariantCulture, $"channels/{ticket.ChannelId}/thread-members"),
                null,
                cancellationToken
            );
            return members is JsonArray list ? [.. list.Select(member => Snowflake.Parse((string?)member?["user_id"]))] : [];
        }
        catch (DiscordException e) when (e.IsMissingPermission)
        {
            // Without the Server Members intent Discord does not list thread members; authors and invited members are candidates.
            return await KnownAsync(ticket, cancellationToken);
        }
    }

    private async Task<IEnumerable<Snowflake>> KnownAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var authors = await db
            .Messages.Where(m => m.TicketId == ticket.Id && !m.AuthorIsBot)
            .Select(m => m.AuthorId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var removed = await db
            .History.Where(h => h.TicketId == ticket.Id && h.Action == TicketAction.Uninvite)
            .Select(h => h.Detail)
            .ToListAsync(cancellationToken);
        return authors.Concat(removed.Where(detail => Snowflake.TryParse(detail, out _)).Select(Snowflake.Parse)).Distinct();
    }
}
