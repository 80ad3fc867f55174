using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Escalation;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Integration;

/// <summary>Does what another plugin asks for, through the lifecycle table as for members.</summary>
internal sealed class PluginActions(TicketsDbContext db, TicketActions change, IDiscord discord)
{
    public const int MaxKeyLength = 100;

    public Task<Refusal?> EscalateAsync(
        Snowflake guild,
        Guid ticket,
        TicketActor by,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            guild,
            ticket,
            TicketAction.Handoff,
            by,
            asking =>
            {
                asking.Detail = Trim(reason);
                return EscalateTicket.Edit(asking);
            },
            cancellationToken
        );

    public async Task<Refusal?> AddNoteAsync(
        Snowflake guild,
        Guid ticket,
        TicketActor by,
        string key,
        string text,
        CancellationToken cancellationToken
    )
    {
        CheckKey(key);
        if (VisibleText.Trim(text) is not { Length: > 0 } note)
            return new Refusal("note.empty");
        if (await db.Notes.AnyAsync(n => n.TicketId == ticket && n.Key == key, cancellationToken))
            return null;
        return await ChangeAsync(
            guild,
            ticket,
            TicketAction.Note,
            by,
            writing =>
            {
                db.Notes.Add(
                    new TicketNote
                    {
                        TicketId = ticket,
                        AuthorId = by.Member?.User.Id ?? discord.BotId,
                        AuthorName = by.Name,
                        Text = Truncate.To(note, StaffNoteWriter.MaxLength),
                        CreatedAt = writing.Now,
                        Key = key,
                    }
                );
                return null;
            },
            cancellationToken
        );
    }

    public Task<Refusal?> SetPriorityAsync(
        Snowflake guild,
        Guid ticket,
        TicketActor by,
        TicketPriority priority,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            guild,
            ticket,
            TicketAction.SetPriority,
            by,
            setting =>
            {
                setting.Ticket.SetPriority(priority);
                setting.Detail = priority.ToString();
                return null;
            },
            cancellationToken
        );

    public Task<Refusal?> AssignAsync(Snowflake guild, Guid ticket, TicketActor by, Member assignee, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assignee);
        return ChangeAsync(
            guild,
            ticket,
            TicketAction.Assign,
            by,
            assigning =>
            {
                var (id, mention) = (assignee.User.Id, assignee.User.Mention);
                if (assignee.User.Bot || !TicketRoles.Of(assigning.Ticket, assignee).HasFlag(ActorRoles.Staff))
                    return new Refusal("claim.not-staff", mention);
                if (assigning.Ticket.AssigneeId == id)
                    return new Refusal("claim.taken", mention);
                assigning.Ticket.Assign(id, assignee.DisplayName);
                assigning.Detail = id.ToString();
                assigning.Post = [NameOf(by), mention];
                assigning.PingsUser = id;
                return null;
            },
            cancellationToken
        );
    }

    public Task<Refusal?> ResolveAsync(Snowflake guild, Guid ticket, TicketActor by, CancellationToken cancellationToken) =>
        ChangeAsync(
            guild,
            ticket,
            TicketAction.Resolve,
            by,
            resolving =>
            {
                var owner = resolving.Ticket.OwnerId;
                resolving.PingsUser = by.Member?.User.Id == owner ? null : owner;
                resolving.Post = [NameOf(by), Timestamp.Relative(resolving.Now + resolving.Ticket.Department!.Rules.ReopenPeriod)];
                return null;
            },
            cancellationToken
        );

    public Task<Refusal?> CloseAsync(Snowflake guild, Guid ticket, TicketActor by, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            guild,
            ticket,
            TicketAction.Close,
            by,
            closing =>
            {
                closing.CloseReason = Trim(reason);
                return null;
            },
            cancellationToken
        );

    /// <exception cref="ArgumentException">It is empty or too long.</exception>
    public static void CheckKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, MaxKeyLength, nameof(key));
    }

    private async Task<Refusal?> ChangeAsync(
        Snowflake guild,
        Guid ticket,
        TicketAction action,
        TicketActor by,
        Func<TicketChange, Refusal?> edit,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(by);
        var result = await change.ByPluginAsync(
            guild,
            ticket,
            action,
            by,
            changing =>
            {
                changing.Post = [NameOf(by)];
                return Task.FromResult(edit(changing));
            },
            cancellationToken
        );
        return result.Refusal;
    }

    private static string NameOf(TicketActor by) => by.Member?.User.Mention ?? Markdown.Escape(by.Name);

    private static string? Trim(string? reason) =>
        VisibleText.Trim(reason ?? "") is { Length: > 0 } text ? Truncate.To(text, ChangeEvents.MaxReasonLength) : null;
}
