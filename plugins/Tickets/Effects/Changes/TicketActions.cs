using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Effects.Changes;

/// <summary>
/// Executes actions on tickets: the lifecycle table decides whether an action is valid, who may do it and its effects. The change, its
/// history and its effects are saved in one transaction; the effects then run in the background.
/// </summary>
internal sealed class TicketActions(TicketsDbContext db, TicketChangeEffects apply, BackgroundWork work, TimeProvider time)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <summary>By a member, on the ticket of the current channel.</summary>
    /// <param name="context">The member and the channel.</param>
    /// <param name="ticket">The ticket of a button, which must be the channel's; null for none.</param>
    /// <param name="action">The action.</param>
    /// <param name="edit">See below.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ChangeResult> InChannelAsync(
        InteractionContext context,
        Guid? ticket,
        TicketAction action,
        Func<TicketChange, Refusal?>? edit,
        CancellationToken cancellationToken
    ) => AskInChannelAsync(context, ticket, action, Later(edit), cancellationToken);

    /// <summary>The same, with an asynchronous edit.</summary>
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
    /// <param name="action">The action.</param>
    /// <param name="by">The actor.</param>
    /// <param name="edit">
    /// Changes the ticket further; returns why the action is refused. It may run again on a ticket that was changed concurrently.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ChangeResult> ChangeAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        Member by,
        Func<TicketChange, Refusal?>? edit,
        CancellationToken cancellationToken
    ) => AskAndRunAsync(guild, ticket, action, by, Later(edit), cancellationToken);

    /// <summary>By a member, with an asynchronous edit.</summary>
    public Task<ChangeResult> AskAndRunAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        Member by,
        Func<TicketChange, Task<Refusal?>> edit,
        CancellationToken cancellationToken
    ) => ChangeAsync(guild, ticket, action, Actor.Of(by), row => TicketRoles.Of(row, by), edit, cancellationToken);

    /// <summary>By another plugin, or by a member through it.</summary>
    public Task<ChangeResult> ByPluginAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        TicketActor by,
        Func<TicketChange, Task<Refusal?>> edit,
        CancellationToken cancellationToken
    ) =>
        by.Member is { } member
            ? AskAndRunAsync(guild, ticket, action, member, edit, cancellationToken)
            : ChangeAsync(guild, ticket, action, new Actor(null, by.Name), _ => ActorRoles.System, edit, cancellationToken);

    /// <summary>By DCTicket itself.</summary>
    public Task<ChangeResult> BySystemAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        Func<TicketChange, Refusal?>? edit,
        CancellationToken cancellationToken
    ) => ChangeAsync(guild, ticket, action, Actor.System, _ => ActorRoles.System, Later(edit), cancellationToken);

    /// <summary>
    /// The response to a change with a notice in the channel: none once it is posted. If that takes long or fails, a text.
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
            // Discord is slow or limits the bot; the work continues in the background.
        }

        var wanted = changed.Ticket!.Notices.Requested;
        return await db.Tickets.AnyAsync(t => t.Id == changed.Ticket.Id && t.Notices.Applied >= wanted, cancellationToken)
            ? Reply.None
            : otherwise;
    }

    private Task<ChangeResult> ChangeAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        Actor by,
        Func<Ticket, ActorRoles> roles,
        Func<TicketChange, Task<Refusal?>> edit,
        CancellationToken cancellationToken
    ) =>
        // What somebody else has left at the same instant may allow it or not.
        ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                var row = await db
                    .Tickets.WithDepartment()
                    .SingleOrDefaultAsync(t => t.Id == ticket && t.GuildId == guild, cancellationToken);
                if (row is null)
                    return new ChangeResult(null, null, new Refusal("refuse.no-ticket"));
                var what = roles(row);
                if (TicketLifecycle.Find(row.State, action) is not { } transition || !Allows(transition, row, what))
                    return new ChangeResult(row, null, ActionRefusals.Of(row, action, what));
                var change = new TicketChange(row, transition, by, what, time.GetUtcNow());
                if (await edit(change) is { } refusal)
                    return new ChangeResult(row, null, refusal);
                await apply.ApplyAsync(change, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return new ChangeResult(row, change, null)
                {
                    Work = row.NextRunAt is null ? Task.CompletedTask : work.ContinueAsync(row.Id),
                };
            }
        );

    /// <summary>Whether the actor is allowed; a department can restrict closing to staff.</summary>
    public static bool Allows(Transition transition, Ticket ticket, ActorRoles roles)
    {
        if (!transition.IsFor(roles))
            return false;
        return transition.Action != TicketAction.Close
            || ticket.Department!.Rules.OwnerMayClose
            || (roles & (ActorRoles.Staff | ActorRoles.System)) != 0;
    }

    private static Func<TicketChange, Task<Refusal?>> Later(Func<TicketChange, Refusal?>? edit) =>
        change => Task.FromResult(edit?.Invoke(change));
}
