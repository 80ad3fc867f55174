using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Gives a ticket to another department. Who sees it is computed anew; the owner and whom was invited keep it.</summary>
internal sealed class TransferTicket(TicketsDbContext db, ChangeTicket change, RoleCache roles, IDiscord discord)
{
    private const int MostChoices = 25;

    [Command("transfer", "Give this ticket to another department"), RequireAction(TicketAction.Transfer)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("department", "The department", Completion = nameof(CompleteAsync))] string key,
        CancellationToken cancellationToken)
    {
        var target = await db.Departments.AsNoTracking().Include(d => d.Roles)
            .SingleOrDefaultAsync(d => d.GuildId == context.GuildId && d.Key == key && d.RemovedAt == null, cancellationToken);
        if (target is null)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "transfer.unknown"));
        var ticket = await db.Tickets.AsNoTracking().InChannel(context.GuildId, context.ChannelId).SingleAsync(cancellationToken);
        var taken = await db.Tickets.Where(t => t.GuildId == context.GuildId && t.DepartmentId == target.Id && t.OwnerId == ticket.OwnerId && t.Slot != null && t.Id != ticket.Id)
            .Select(t => t.Slot!.Value).ToListAsync(cancellationToken);
        var keepsAssignee = ticket.AssigneeId is { } assignee && await IsStaffAsync(context.GuildId, target, assignee, cancellationToken);
        var result = await change.InChannelAsync(
            context, ticket.Id, TicketAction.Transfer, moving => Edit(moving, context, target, taken, keepsAssignee), cancellationToken);
        if (result.Refusal is { } refusal)
            return Reply.Refuse(refusal.In(context.Culture));
        var live = await roles.GetAsync(context.GuildId, cancellationToken);
        return TicketTexts.Get(
            context.Culture, target.StaffRoles.Any(live.Contains) ? "transfer.done" : "transfer.nobody", Markdown.Escape(target.NameIn(context.Culture)));
    }

    public async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken)
    {
        var departments = await db.Departments.AsNoTracking().Where(d => d.GuildId == context.GuildId && d.RemovedAt == null)
            .OrderBy(d => d.Position).ToListAsync(cancellationToken);
        return
        [
            .. departments.Select(department => new Choice(department.NameIn(context.Culture), department.Key))
                .Where(choice => choice.Name.Contains(typed, StringComparison.OrdinalIgnoreCase) || choice.Value.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .Take(MostChoices),
        ];
    }

    private static Refusal? Edit(TicketChange moving, InteractionContext context, Department target, List<int> taken, bool keepsAssignee)
    {
        var ticket = moving.Ticket;
        if (ticket.DepartmentId == target.Id)
            return new Refusal("transfer.same", Markdown.Escape(target.NameIn(context.Culture)));
        // What staff moves does not count against the limit there, so that a ticket is never stuck in the wrong place.
        ticket.Slot = Enumerable.Range(1, taken.Count + 1).Except(taken).First();
        moving.Detail = target.Key;
        moving.Post =
        [
            $"<@{context.Member.User.Id}>", Markdown.Escape(ticket.Department!.NameIn(context.GuildCulture)), Markdown.Escape(target.NameIn(context.GuildCulture)),
        ];
        ticket.DepartmentId = target.Id;
        // Another team has to hear of it, however lately the last one was called.
        ticket.PingedAt = null;
        if (!keepsAssignee)
            (ticket.AssigneeId, ticket.AssigneeName) = (null, null);
        return null;
    }

    private async Task<bool> IsStaffAsync(Snowflake guild, Department department, Snowflake member, CancellationToken cancellationToken) =>
        await discord.GetMemberAsync(guild, member, cancellationToken) is { } found && found.Roles.Any(department.StaffRoles.Contains);
}
