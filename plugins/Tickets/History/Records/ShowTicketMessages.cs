using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>The archived messages of a ticket in pages, with edited and deleted ones marked.</summary>
internal sealed class ShowTicketMessages(TicketsDbContext db, TicketRecordQuery records)
{
    private const int MaxCount = 10;
    private const int MaxTextLength = 3900;
    private const int MaxMessageLength = 1200;
    private const int MaxEarlierLength = 200;

    [Button("history-messages"), RequireStaff]
    public Task<Update> TurnAsync(
        ComponentContext context,
        Guid ticket,
        int forward,
        long from,
        string _,
        CancellationToken cancellationToken
    ) => ShowAsync(context, ticket, PageCursor.Of(forward, from), cancellationToken);

    private async Task<Update> ShowAsync(ComponentContext context, Guid id, PageCursor cursor, CancellationToken cancellationToken)
    {
        if (await records.ByIdAsync(context, id, cancellationToken) is not { } ticket)
            return new Refusal("history.gone");
        var rows = await db
            .Messages.AsNoTracking()
            .Where(m => m.TicketId == id)
            .ReadRowsAsync(m => m.Id, cursor, MaxCount, cancellationToken);
        if (rows.Count == 0)
            return Update.Refuse(RetentionNoticeRenderer.Words(ticket, context.Culture) ?? context.Text("history.no-messages"));
        var blocks = await WriteAsync(context.Culture, rows, cancellationToken);
        var part = CursorPager.Cut([.. rows.Zip(blocks)], cursor, Fitting(blocks));
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("history.messages-of", ticket.Label),
                    Description = string.Join("\n\n", part.Items.Select(item => item.Second)),
                    Color = Colors.Of(ticket.State),
                },
            ],
            ActionRows = [RecordPager.Buttons(context.Culture, "history-messages", id, part, item => (long)item.First.Id.Value)],
        };
    }

    // At least one: an empty page would have no paging.
    private static int Fitting(List<string> blocks)
    {
        var (fit, length) = (0, 0);
        foreach (var block in blocks.Take(MaxCount))
        {
            length += block.Length + 2;
            if (fit > 0 && length > MaxTextLength)
                break;
            fit++;
        }

        return fit;
    }

    private async Task<List<string>> WriteAsync(CultureInfo culture, List<ArchivedMessage> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var edits = (
            await db.Edits.AsNoTracking().Where(e => ids.Contains(e.MessageId)).OrderBy(e => e.Id).ToListAsync(cancellationToken)
        ).ToLookup(e => e.MessageId);
        var files = (
            await db.Attachments.AsNoTracking().Where(a => ids.Contains(a.MessageId)).OrderBy(a => a.Id).ToListAsync(cancellationToken)
        ).ToLookup(a => a.MessageId);
        return [.. rows.Select(row => Write(culture, row, [.. edits[row.Id]], [.. files[row.Id].Select(file => file.FileName)]))];
    }

    private static string Write(CultureInfo culture, ArchivedMessage row, List<MessageEdit> edits, List<string> files)
    {
        string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(culture, key, arguments);
        List<string> head = [$"**{Markdown.Name(row.AuthorName, 60)}**", Timestamp.Exact(row.CreatedAt)];
        if (edits.Count > 0 || row.EditedAt is not null)
            head.Add(Text("history.edited"));
        if (row.DeletedAt is not null)
            head.Add(Text("history.deleted"));
        if (row.IsPinned)
            head.Add("📌");
        List<string> lines = [string.Join(" · ", head)];
        var said = MessageText.Of(row, []);
        if (said.Length > 0)
            lines.Add(Markdown.EscapeTo(said, MaxMessageLength));
        if (edits.Count > 0)
            lines.Add(Text("history.before", Markdown.EscapeTo(edits[^1].Content.ReplaceLineEndings(" "), MaxEarlierLength)));
        if (files.Count > 0)
            lines.Add("📎 " + Markdown.EscapeTo(string.Join(", ", files), MaxEarlierLength));
        return string.Join('\n', lines);
    }
}
