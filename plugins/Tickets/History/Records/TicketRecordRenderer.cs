using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>Renders the facts of a ticket with buttons to its records.</summary>
internal sealed class TicketRecordRenderer(TicketsDbContext db, LabelQuery labels)
{
    private const int MaxValueLength = 1000;
    private const int MaxDescriptionLength = 2000;

    public async Task<OutgoingMessage> RenderAsync(InteractionContext context, Ticket ticket, CancellationToken cancellationToken)
    {
        var messages = await db.Messages.CountAsync(m => m.TicketId == ticket.Id, cancellationToken);
        var files =
            await db.Attachments.CountAsync(a => a.TicketId == ticket.Id, cancellationToken)
            + ticket.Answers.Sum(answer => answer.Files.Count);
        var notes = await db.Notes.CountAsync(n => n.TicketId == ticket.Id, cancellationToken);
        var shown = await labels.WriteAsync(ticket.Id, staff: true, cancellationToken);
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("welcome.title", ticket.Label),
                    Description = ticket.Description.Length == 0 ? null : Markdown.Quote(ticket.Description, MaxDescriptionLength),
                    Color = Colors.Of(ticket.State),
                    Fields =
                    [
                        .. Facts(ticket, context.Culture, staff: true),
                        .. shown is null ? Array.Empty<EmbedField>() : [new(context.Text("field.labels"), shown)],
                    ],
                },
            ],
            ActionRows =
            [
                [
                    Go("history-messages", "history.messages", messages, ticket.Id, 0, long.MaxValue, "st"),
                    Go("history-files", "history.files", files, ticket.Id, 0, long.MaxValue, "st"),
                    Go("history-actions", "history.actions", null, ticket.Id, 0, long.MaxValue, "st"),
                    Go("history-notes", "history.notes", notes, ticket.Id, 0, long.MaxValue, "st"),
                    TranscriptButton.Create(ticket.Id, context.Culture) with
                    {
                        Disabled = !ticket.IsClosed,
                    },
                ],
                .. await OthersAsync(context.Culture, ticket, cancellationToken),
            ],
        };

        Button Go(string name, string key, int? count, params object[] arguments) =>
            new(Route.To(name, arguments), context.Text(key, count ?? 0)) { Disabled = count == 0 };
    }

    /// <summary>The facts; internal ones only for staff.</summary>
    public static IEnumerable<EmbedField> Facts(Ticket ticket, CultureInfo culture, bool staff)
    {
        string Text(string key) => TicketTexts.Get(culture, key);
        yield return new(Text("field.status"), Text($"state.{ticket.State}"), Inline: true);
        yield return new(Text("field.department"), Markdown.Escape(ticket.Department!.NameIn(culture)), Inline: true);
        if (staff)
        {
            yield return new(Text("field.priority"), Text($"priority.{ticket.Priority}"), Inline: true);
            yield return new(
                Text(ticket.OwnerField),
                ticket.OwnerId == DeletedUser.Id ? DeletedUser.Name : $"{Mention.User(ticket.OwnerId)} {Markdown.Name(ticket.OwnerName)}",
                Inline: true
            );
        }

        yield return new(Text("field.opened"), Timestamp.Exact(ticket.CreatedAt), Inline: true);
        if (ticket.OpenedById is { } opener)
            yield return new(Text("field.opened-by"), DeletedUser.MentionOf(opener), Inline: true);
        if (ticket.AssigneeId is { } assignee)
            yield return new(Text("field.assignee"), DeletedUser.MentionOf(assignee), Inline: true);
        if (staff && ticket.FirstResponseAt is { } first)
            yield return new(Text("field.first-response"), Timestamp.Exact(first), Inline: true);
        if (ticket.ClosedAt is { } closed)
            yield return new(Text("field.closed"), Timestamp.Exact(closed), Inline: true);
        if (ticket.IsClosed)
            yield return new(Text("field.closed-by"), ClosingMessageRenderer.ClosedBy(ticket, culture), Inline: true);
        if (ticket.Rating is { } stars)
            yield return new(
                Text("field.rating"),
                Truncate.To(
                    (
                        $"{new string('★', stars)}{new string('☆', RateTicket.MaxStars - stars)} "
                        + $"{Markdown.EscapeTo(ticket.RatingComment ?? "", MaxValueLength)}"
                    ).TrimEnd(),
                    1024
                ),
                Inline: true
            );
        if (!VisibleText.IsEmpty(ticket.CloseReason))
            yield return new(Text("field.reason"), Markdown.EscapeTo(ticket.CloseReason, MaxValueLength));
        if (RetentionNoticeRenderer.All(ticket, culture, Timestamp.Exact) is { } removed)
            yield return new(Text("field.removed"), removed);
    }

    // The previous and follow-up tickets, and the channel while it exists.
    private async Task<IReadOnlyList<IReadOnlyList<Component>>> OthersAsync(
        CultureInfo culture,
        Ticket ticket,
        CancellationToken cancellationToken
    )
    {
        List<Component> row = [];
        if (ticket.ReopenedFromId is { } before && await NumberAsync(before) is { } from)
            row.Add(new Button(Route.To("history-card", before), TicketTexts.Get(culture, "history.goes-on-from", Ticket.LabelOf(from))));
        var later = await db
            .Tickets.AsNoTracking()
            .Where(t => t.ReopenedFromId == ticket.Id && t.GuildId == ticket.GuildId)
            .OrderByDescending(t => t.Number)
            .Select(t => new { t.Id, t.Number })
            .Take(3)
            .ToListAsync(cancellationToken);
        row.AddRange(
            later.Select(next => new Button(
                Route.To("history-card", next.Id),
                TicketTexts.Get(culture, "history.goes-on-as", Ticket.LabelOf(next.Number))
            ))
        );
        if (ticket.LiveChannelId is { } channel)
            row.Add(new LinkButton(TicketTexts.Get(culture, "history.channel"), MessageLink.ToChannel(ticket.GuildId, channel)));
        return row.Count == 0 ? [] : [row];

        Task<int?> NumberAsync(Guid id) =>
            db
                .Tickets.Where(t => t.Id == id && t.GuildId == ticket.GuildId)
                .Select(t => (int?)t.Number)
                .SingleOrDefaultAsync(cancellationToken);
    }
}
