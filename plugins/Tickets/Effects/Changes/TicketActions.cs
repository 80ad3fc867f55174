using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Runner;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Effects.Changes;

/// <summary>
/// Does an action with a ticket: the lifecycle table says whether it is possible, who may and what follows. The change, its history and
/// the work that it makes are saved at once; the work is then done behind the answer.
/// </summary>
internal sealed class TicketActions(TicketsDbContext db, TicketChangeEffects apply, BackgroundWork work, TimeProvider time)
{
    private const int MaxAttempts = 5;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <summary>By a member, with the ticket of the channel that the member is in.</summary>
    /// <param name="context">Who does it, and where.</param>
    /// <param name="ticket">The ticket that a button names, which has to be the channel's; null where nothing names one.</param>
    /// <param name="action">What is done.</param>
    /// <param name="edit">As below.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ChangeResult> InChannelAsync(
        InteractionContext context,
        Guid? ticket,
        TicketAction action,
        Func<TicketChange, Refusal?>? edit,
        CancellationToken cancellationToken
    ) => AskInChannelAsync(context, ticket, action, Later(edit), cancellationToken);

    /// <summary>As above, where what is to be changed has to be looked up first.</summary>
    public async Task<ChangeResult> AskInChannelAsync(
        InteractionContext context,
        Guid? ticket,
        TicketAction action,
        Func<TicketChange, Task<Refusal?>> edit,
        CancellationToken cancellationToken
    )
    {
        var id = await db
            .Tickets.InChannel(context.GuildId, context.ChannelId)
            .Select(t => (Guid?)t.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id is { } found && (ticket is null || ticket == found)
            ? await AskAndRunAsync(context.GuildId, found, action, context.Member, edit, cancellationToken)
            : new ChangeResult(null, null, new Refusal("refuse.no-ticket"));
    }

    /// <summary>By a member.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="action">What is done.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="edit">Changes the ticket besides; what it returns is why the action is refused. It may run again on the ticket as
    /// somebody else left it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ChangeResult> ChangeAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        Member by,
        Func<TicketChange, Refusal?>? edit,
        CancellationToken cancellationToken
    ) => AskAndRunAsync(guild, ticket, action, by, Later(edit), cancellationToken);

    /// <summary>By a member, where what is to be changed has to be looked up first.</summary>
    public Task<ChangeResult> AskAndRunAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        Member by,
        Func<TicketChange, Task<Refusal?>> edit,
        CancellationToken cancellationToken
    ) => ChangeAsync(guild, ticket, action, Actor.Of(by), row => TicketRoles.Of(row, by), edit, cancellationToken);

    /// <summary>By DCTicket itself.</summary>
    public Task<ChangeResult> BySystemAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        Func<TicketChange, Refusal?>? edit,
        CancellationToken cancellationToken
    ) => ChangeAsync(guild, ticket, action, Actor.System, _ => ActorRoles.System, Later(edit), cancellationToken);

    /// <summary>
    /// What to answer to a change that is told in its channel: nothing once it is told, so that nobody reads it twice. Where that takes
    /// long or is refused, a text.
    /// </summary>
    /// <param name="changed">The change; saved.</param>
    /// <param name="otherwise">The text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reply> AnswerAsync(ChangeResult changed, string otherwise, CancellationToken cancellationToken)
    {
        try
        {
            await changed.Work.WaitAsync(MaxWait, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Discord is slow or limits the bot; the work goes on behind the answer.
        }

        var wanted = changed.Ticket!.NoticesRequested;
        return await db.Tickets.AnyAsync(t => t.Id == changed.Ticket.Id && t.PostsSent >= wanted, cancellationToken)
            ? Reply.None
            : otherwise;
    }

    private async Task<ChangeResult> ChangeAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        Actor by,
        Func<Ticket, ActorRoles> roles,
        Func<TicketChange, Task<Refusal?>> edit,
        CancellationToken cancellationToken
    )
    {
        for (var turn = 1; ; turn++)
        {
            db.ChangeTracker.Clear();
            var row = await db.Tickets.WithDepartment().SingleOrDefaultAsync(t => t.Id == ticket && t.GuildId == guild, cancellationToken);
            if (row is null)
                return new ChangeResult(null, null, new Refusal("refuse.no-ticket"));
            var what = roles(row);
            if (TicketLifecycle.Find(row.State, action) is not { } transition || !Allows(transition, row, what))
                return new ChangeResult(row, null, ActionRefusals.Of(row, action, what));
            var change = new TicketChange(row, transition, by, what, time.GetUtcNow());
            if (await edit(change) is { } refusal)
                return new ChangeResult(row, null, refusal);
            await apply.ApplyAsync(change, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException e) when ((e is DbUpdateConcurrencyException || e.IsUniqueViolation()) && turn < MaxAttempts)
            {
                // Somebody else did something with it at the same instant: what they left may allow it or not.
                continue;
            }

            return new ChangeResult(row, change, null) { Work = row.NextRunAt is null ? Task.CompletedTask : work.ContinueAsync(row.Id) };
        }
    }

    /// <summary>Whether somebody may; a department can keep closing to its staff.</summary>
    public static bool Allows(Transition transition, Ticket ticket, ActorRoles roles)
    {
        if (!transition.IsFor(roles))
            return false;
        return transition.Action != TicketAction.Close || ticket.Department!.Rules.OwnerMayClose || roles.HasFlag(ActorRoles.Staff);
    }

    private static Func<TicketChange, Task<Refusal?>> Later(Func<TicketChange, Refusal?>? edit) =>
        change => Task.FromResult(edit?.Invoke(change));
}
