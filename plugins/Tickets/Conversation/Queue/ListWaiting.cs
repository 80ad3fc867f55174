using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Opening.Threads;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Queue;

/// <summary>/staff queue: the tickets of the caller's departments that wait for staff, oldest first, each with a claim button.</summary>
internal sealed class ListWaiting(WaitingTicketQuery waiting, TicketActions change, ClaimPolicy policy, LabelQuery labels, IDiscord discord)
{
    private const int OnPage = 5;

    [Command("staff queue", "List the tickets that wait for your team, oldest first"), RequireStaff]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("label", "Only tickets with this label", Autocomplete = nameof(CompleteAsync))] string? label,
        CancellationToken cancellationToken
    )
    {
        var (wanted, refusal) = await labels.ReadAsync(context.GuildId, label, cancellationToken);
        return refusal is null ? await WriteAsync(context, new QueuePage(0, wanted), null, cancellationToken) : refusal;
    }

    [Button("queue"), RequireStaff]
    public async Task<Update> TurnAsync(ComponentContext context, int page, CancellationToken cancellationToken) =>
        await WriteAsync(context, new QueuePage(page, null), null, cancellationToken);

    [Button("queue-of"), RequireStaff]
    public async Task<Update> TurnAsync(ComponentContext context, int page, Guid label, CancellationToken cancellationToken) =>
        await WriteAsync(context, new QueuePage(page, label), null, cancellationToken);

    [Button("queue-claim"), RequireStaff]
    public Task<Update> ClaimAsync(ComponentContext context, Guid id, int page, CancellationToken cancellationToken) =>
        ClaimAsync(context, id, new QueuePage(page, null), cancellationToken);

    [Button("queue-claim-of"), RequireStaff]
    public Task<Update> ClaimAsync(ComponentContext context, Guid id, int page, Guid label, CancellationToken cancellationToken) =>
        ClaimAsync(context, id, new QueuePage(page, label), cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        labels.CompleteAsync(context.GuildId, typed, cancellationToken);

    private async Task<Update> ClaimAsync(ComponentContext context, Guid id, QueuePage page, CancellationToken cancellationToken)
    {
        var me = context.Member;
        var result = await change.AskAndRunAsync(
            context.GuildId,
            id,
            TicketAction.Claim,
            me,
            claiming => policy.TakeAsync(claiming, me, cancellationToken),
            cancellationToken
        );
        if (result.Refusal is { } refusal)
            return refusal;
        // A thread has no role access: the claimer may not be a member yet.
        if (result.Ticket is { IsThread: true, LiveChannelId: { } thread } ticket)
            await discord.InThreadAsync(
                ticket,
                () => discord.AddThreadMemberAsync(thread, me.User.Id, cancellationToken),
                cancellationToken
            );
        return await WriteAsync(context, page, context.Text("claim.done", result.Ticket!.Label), cancellationToken);
    }

    private async Task<OutgoingMessage> WriteAsync(
        InteractionContext context,
        QueuePage page,
        string? headline,
        CancellationToken cancellationToken
    )
    {
        var (culture, member) = (context.Culture, context.Member);
        var (mine, snoozed) = await waiting.ReadAsync(context.GuildId, member, page.Label, cancellationToken);
        var pages = new Pager(mine.Count, OnPage, page.Number);
        var shown = pages.Of(mine);
        var labelled = await labels.OfAsync([.. shown.Select(t => t.Id)], cancellationToken);
        return new OutgoingMessage
        {
            Content = headline,
            Embeds =
            [
                new Embed
                {
                    Title = TicketTexts.Get(culture, "queue.title", mine.Count),
                    Description =
                        (
                            mine.Count == 0
                                ? TicketTexts.Get(culture, "queue.empty")
                                : string.Join('\n', shown.Select(t => Line(context, t, labelled[t.Id])))
                        ) + (snoozed == 0 ? "" : $"\n-# {TicketTexts.Get(culture, "queue.snoozed", snoozed)}"),
                    Color = mine.Count == 0 ? Colors.Open : Colors.Panel,
                    Footer = pages.Footer(culture),
                },
            ],
            Buttons =
            [
                .. shown
                    .Where(t => t.AssigneeId is null)
                    .Select(t => new Button(page.Claim(t.Id, pages.Page), TicketTexts.Get(culture, "queue.claim", t.Label))
                    {
                        Emoji = "📌",
                    }),
                .. pages.Buttons(page.To),
            ],
        };
    }

    private static string Line(InteractionContext context, Ticket ticket, IEnumerable<GuildLabel> labels)
    {
        var priority = ticket.Priority == TicketPriority.Normal ? "" : $" · {context.Text($"priority.{ticket.Priority}")}";
        var assignee = ticket.AssigneeId is { } id ? $" · 📌 {Mention.User(id)}" : "";
        var place = ticket.ChannelId is { } channel ? Mention.Channel(channel) : ticket.Label;
        return $"**{ticket.Label}** {place} · {Markdown.Escape(ticket.Department!.NameIn(context.Culture))} · "
            + $"{Mention.User(ticket.OwnerId)} · {Timestamp.Relative(ticket.StateChangedAt)}{priority}{assignee}"
            + string.Concat(labels.Select(label => $" · {LabelQuery.Write(label)}"));
    }

    /// <param name="Number">From 0.</param>
    /// <param name="Label">Only tickets with this label; null for all.</param>
    private sealed record QueuePage(int Number, Guid? Label)
    {
        public Route To(int number) => Label is { } label ? Route.To("queue-of", number, label) : Route.To("queue", number);

        public Route Claim(Guid ticket, int number) =>
            Label is { } label ? Route.To("queue-claim-of", ticket, number, label) : Route.To("queue-claim", ticket, number);
    }
}
