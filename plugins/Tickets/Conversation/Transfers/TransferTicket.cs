using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Location;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Transfers;

/// <summary>Transfers a ticket to another department. Access is computed anew; owner and invited members keep it.</summary>
internal sealed class TransferTicket(
    TicketsDbContext db,
    TicketActions change,
    DepartmentTransfer transfer,
    IDiscord discord,
    TicketLocks locks
)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    [Command("staff transfer", "Move this ticket to another department"), RequireAction(TicketAction.Transfer)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("department", "The new department", Autocomplete = nameof(CompleteAsync))] string key,
        [Option("note", "A note for the other team; the customer never sees it", MaxLength = StaffNoteWriter.MaxLength)] string? note,
        CancellationToken cancellationToken
    )
    {
        // Before the change, so that an outage here does not look like a failure.
        var live = await discord.GetRoleIdsAsync(context.GuildId, cancellationToken);
        var ticket = await db.Tickets.InChannel(context.GuildId, context.ChannelId).Select(t => t.Id).SingleAsync(cancellationToken);
        // A running change of the channel affects when it can be renamed. The background work waits for the response, since the caller may
        // lose access to the channel.
        using var turn = await locks.TryEnterAsync(ticket, MaxWait, cancellationToken);
        var result = await change.AskAndRunAsync(
            context.GuildId,
            ticket,
            TicketAction.Transfer,
            context.Member,
            moving => transfer.MoveAsync(moving, context, key, VisibleText.Trim(note ?? ""), cancellationToken),
            cancellationToken
        );
        if (result.Refusal is { } refusal)
            return refusal;
        var target = result.Ticket!.Department!;
        var done = context.Text(
            target.StaffRoles.Any(live.Contains) ? "transfer.done" : "transfer.nobody",
            Markdown.Escape(target.NameIn(context.Culture))
        );
        if (LocationEffect.FreeAt(result.Ticket) is { } at && at > result.Done!.Now)
            done += $"\n{context.Text("transfer.name-later", Timestamp.Relative(at))}";
        if (TicketRoles.Of(result.Ticket, context.Member) != ActorRoles.None)
            return $"{done}\n{context.Text("transfer.you-stay")}";
        // The response is in a channel that they are about to lose.
        await TellAsync(context, result.Ticket, cancellationToken);
        return $"{done}\n{context.Text("transfer.you-leave", Markdown.Escape(target.NameIn(context.Culture)))}";
    }

    public async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken)
    {
        var now = await db
            .Tickets.InChannel(context.GuildId, context.ChannelId)
            .Select(t => t.DepartmentId)
            .SingleOrDefaultAsync(cancellationToken);
        var departments = await db
            .Departments.AsNoTracking()
            .Where(d => d.GuildId == context.GuildId && d.RemovedAt == null && d.Id != now)
            .OrderBy(d => d.Position)
            .ToListAsync(cancellationToken);
        return DepartmentQuery.Choices(departments, context, typed);
    }

    /// <summary>
    /// Sends the member a direct message that they transferred the ticket and lost access. The response in the channel says it as well.
    /// </summary>
    private async Task TellAsync(InteractionContext context, Ticket ticket, CancellationToken cancellationToken)
    {
        var text = context.Text(
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
            // The response in the channel says it, too.
        }
    }
}
