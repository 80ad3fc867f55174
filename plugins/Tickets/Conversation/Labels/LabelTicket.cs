using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Labels;

/// <summary>/staff label add and remove: the labels of the ticket of this channel.</summary>
internal sealed class LabelTicket(TicketsDbContext db, TicketActions change, LabelQuery labels)
{
    public const int MaxLabels = 10;

    [Command("staff label add", "Add a label to this ticket"), RequireAction(TicketAction.ChangeLabels)]
    public async Task<Reply> AddAsync(
        CommandContext context,
        [Option("label", "Which label", Autocomplete = nameof(CompleteAddAsync))] string name,
        CancellationToken cancellationToken
    )
    {
        if (await labels.FindAsync(context.GuildId, name, cancellationToken) is not { } label)
            return LabelQuery.Missing(name);
        return await ChangeAsync(context, label, isAdded: true, cancellationToken);
    }

    [Command("staff label remove", "Remove a label from this ticket"), RequireAction(TicketAction.ChangeLabels)]
    public async Task<Reply> RemoveAsync(
        CommandContext context,
        [Option("label", "Which label", Autocomplete = nameof(CompleteRemoveAsync))] string name,
        CancellationToken cancellationToken
    )
    {
        if (await labels.FindAsync(context.GuildId, name, cancellationToken) is not { } label)
            return LabelQuery.Missing(name);
        return await ChangeAsync(context, label, isAdded: false, cancellationToken);
    }

    public Task<IReadOnlyList<Choice>> CompleteAddAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        CompleteAsync(context, typed, isOnTicket: false, cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteRemoveAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        CompleteAsync(context, typed, isOnTicket: true, cancellationToken);

    private Task<IReadOnlyList<Choice>> CompleteAsync(
        CommandContext context,
        string typed,
        bool isOnTicket,
        CancellationToken cancellationToken
    )
    {
        var here = db.Tickets.InChannel(context.GuildId, context.ChannelId).Select(t => t.Id);
        return LabelQuery.CompleteAsync(
            db.Labels.Where(l =>
                l.GuildId == context.GuildId
                && db.TicketLabels.Any(used => used.LabelId == l.Id && here.Contains(used.TicketId)) == isOnTicket
            ),
            typed,
            cancellationToken
        );
    }

    private async Task<Reply> ChangeAsync(CommandContext context, GuildLabel label, bool isAdded, CancellationToken cancellationToken)
    {
        var result = await change.AskInChannelAsync(
            context,
            null,
            TicketAction.ChangeLabels,
            changing => EditAsync(changing, label, isAdded, cancellationToken),
            cancellationToken
        );
        return result.Refusal is { } refusal
            ? refusal
            : context.Text(isAdded ? "label.added" : "label.removed", result.Ticket!.Label, LabelQuery.Write(label));
    }

    private async Task<Refusal?> EditAsync(TicketChange changing, GuildLabel label, bool isAdded, CancellationToken cancellationToken)
    {
        var used = await db.TicketLabels.Where(l => l.TicketId == changing.Ticket.Id).ToListAsync(cancellationToken);
        var known = used.Find(l => l.LabelId == label.Id);
        if (known is not null == isAdded)
            return new Refusal(isAdded ? "label.there" : "label.not-there", LabelQuery.Write(label));
        if (isAdded && used.Count >= MaxLabels)
            return new Refusal("label.too-many", MaxLabels);
        if (known is not null)
            db.TicketLabels.Remove(known);
        else
            db.TicketLabels.Add(new TicketLabel { TicketId = changing.Ticket.Id, LabelId = label.Id });
        changing.Labels = isAdded ? new LabelChange([label.Name], []) : new LabelChange([], [label.Name]);
        changing.Detail = $"{(isAdded ? '+' : '−')} {label.Name}";
        return null;
    }
}
