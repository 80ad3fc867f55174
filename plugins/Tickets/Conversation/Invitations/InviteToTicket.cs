using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Invitations;

/// <summary>Invites and uninvites a member or a role.</summary>
internal sealed class InviteToTicket(TicketsDbContext db, TicketActions change, TimeProvider time)
{
    // Discord allows a hundred overwrites; server, bot, owner and staff need some.
    private const int MaxPeople = 50;

    // Otherwise repeated invitations would ping each time.
    private static readonly TimeSpan PingCooldown = TimeSpan.FromMinutes(10);

    [Command("ticket invite", "Invite a member or role to this ticket"), RequireAction(TicketAction.Invite)]
    public async Task<Reply> InviteAsync(
        CommandContext context,
        [Option("who", "A member or a role")] Mentionable who,
        CancellationToken cancellationToken
    )
    {
        if (NotInvitable(context, who) is { } no)
            return no;
        var quiet = await WasPingedAsync(context, who, cancellationToken);
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.Invite,
            inviting => Invite(inviting, context, who, quiet),
            cancellationToken
        );
        // The response is the only place that says that nobody was pinged.
        return result.Done is not null && quiet && !who.IsRole
            ? context.Text("invite.quiet", who.Mention)
            : await AnswerAsync(context, result, "invite.done", who, cancellationToken);
    }

    [Command("ticket uninvite", "Remove an invited member or role from this ticket"), RequireAction(TicketAction.Uninvite)]
    public async Task<Reply> UninviteAsync(
        CommandContext context,
        [Option("who", "A member or a role")] Mentionable who,
        CancellationToken cancellationToken
    )
    {
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.Uninvite,
            removing =>
            {
                if (removing.Ticket.Members.Find(member => member.TargetId == who.Id) is not { } member)
                    return new Refusal("invite.not-invited", who.Mention);
                if (!removing.Roles.HasFlag(ActorRoles.Staff) && member.InvitedById != context.Member.User.Id)
                    return new Refusal("invite.by-staff", who.Mention);
                db.Members.Remove(member);
                Tell(removing, context, who);
                return null;
            },
            cancellationToken
        );
        return await AnswerAsync(context, result, "invite.taken-back", who, cancellationToken);
    }

    private static Refusal? NotInvitable(InteractionContext context, Mentionable who)
    {
        if (who.IsRole)
            return who.Id == context.GuildId ? new Refusal("invite.everyone") : null;
        if (context.Resolved.Users.TryGetValue(who.Id, out var user) && user.Bot)
            return new Refusal("invite.bot");
        return context.Resolved.Members.ContainsKey(who.Id) ? null : new Refusal("invite.not-here", who.Mention);
    }

    private async Task<bool> WasPingedAsync(InteractionContext context, Mentionable who, CancellationToken cancellationToken)
    {
        var (by, target, since) = (context.Member.User.Id, who.Id.ToString(), time.GetUtcNow() - PingCooldown);
        return await db.History.AnyAsync(
            h => h.GuildId == context.GuildId && h.At > since && h.Action == TicketAction.Invite && h.ActorId == by && h.Detail == target,
            cancellationToken
        );
    }

    private Refusal? Invite(TicketChange inviting, InteractionContext context, Mentionable who, bool quiet)
    {
        var ticket = inviting.Ticket;
        if (!inviting.Roles.HasFlag(ActorRoles.Staff) && !ticket.Department!.Rules.OwnerMayInvite)
            return new Refusal("refuse.staff");
        if (!inviting.Roles.HasFlag(ActorRoles.Staff) && who.IsRole)
            return new Refusal("invite.roles-by-staff");
        if (ticket.OwnerId == who.Id)
            return new Refusal("invite.owner");
        if (ticket.Members.Exists(member => member.TargetId == who.Id) || ticket.Department!.StaffRoles.Contains(who.Id))
            return new Refusal("invite.already", who.Mention);
        if (who.IsRole && ticket.IsThread)
            return new Refusal("thread.no-roles");
        if (ticket.Members.Count >= MaxPeople)
            return new Refusal("invite.too-many", MaxPeople);
        db.Members.Add(
            new TicketMember
            {
                TicketId = ticket.Id,
                TargetId = who.Id,
                IsRole = who.IsRole,
                InvitedById = context.Member.User.Id,
                InvitedAt = time.GetUtcNow(),
            }
        );
        Tell(inviting, context, who);
        inviting.PingsUser = who.IsRole || quiet ? null : who.Id;
        return null;
    }

    private static void Tell(TicketChange change, InteractionContext context, Mentionable who)
    {
        change.Detail = who.Id.ToString();
        change.Post = [Mention.User(context.Member.User.Id), who.Mention];
    }

    private async Task<Reply> AnswerAsync(
        InteractionContext context,
        ChangeResult result,
        string done,
        Mentionable who,
        CancellationToken cancellationToken
    ) => result.Refusal is { } refusal ? refusal : await change.AnswerAsync(result, context.Text(done, who.Mention), cancellationToken);
}
