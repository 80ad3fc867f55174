using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>The files of a ticket; a stored file is sent as an ephemeral upload.</summary>
internal sealed class ShowTicketFiles(TicketsDbContext db, TicketRecordQuery records, AttachmentFiles files)
{
    private const int MaxCount = 20;

    [Button("history-files"), RequireStaff]
    public async Task<Update> ShowAsync(
        ComponentContext context,
        Guid ticket,
        int forward,
        long from,
        string _,
        CancellationToken cancellationToken
    )
    {
        if (await records.ByIdAsync(context, ticket, cancellationToken) is not { } found)
            return new Refusal("history.gone");
        var part = await db
            .Attachments.AsNoTracking()
            .Where(a => a.TicketId == ticket)
            .ReadPageAsync(a => a.Id, PageCursor.Of(forward, from), MaxCount, cancellationToken);
        // The form's files come before all messages.
        var given = part.HasOlder ? [] : found.Answers.SelectMany(answer => answer.Files).Take(25 - MaxCount).ToList();
        List<(string Name, string? Type, long Size, string? Hash, string Value)> shown =
        [
            .. given.Select(file => (file.Name, file.ContentType, file.Size, file.Hash, $"h{file.Hash}")),
            .. part.Items.Select(file => (file.FileName, file.ContentType, file.Size, file.Hash, $"a{file.Id}")),
        ];
        var kept = shown.Where(file => file.Hash is not null).DistinctBy(file => file.Value).ToList();
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("history.files-of", found.Label),
                    Description = Describe(
                        found,
                        context.Culture,
                        [.. shown.Select(file => Line(context.Culture, file.Name, file.Size, file.Hash))]
                    ),
                    Color = Colors.Of(found.State),
                },
            ],
            ActionRows =
            [
                .. kept.Count == 0
                    ? Array.Empty<IReadOnlyList<Component>>()
                    :
                    [
                        [Choose(context.Culture, found.Id, kept.Select(file => (file.Name, file.Value, FileSize.Format(file.Size))))],
                    ],
                RecordPager.Buttons(context.Culture, "history-files", found.Id, part, file => (long)file.Id.Value),
            ],
        };
    }

    [SelectMenu("history-file"), RequireStaff]
    public async Task<Reply> FetchAsync(
        ComponentContext context,
        Guid ticket,
        IReadOnlyList<string> values,
        CancellationToken cancellationToken
    )
    {
        if (
            await records.ByIdAsync(context, ticket, cancellationToken) is not { } found
            || await FindAsync(found, values.Count == 0 ? "" : values[0], cancellationToken) is not { Hash: not null } file
        )
            return new Refusal("history.gone");
        var name = Markdown.Escape(Truncate.To(file.Name, 200));
        if (file.Size > context.AttachmentSizeLimit)
            return new Refusal("history.file-too-large", name, FileSize.Format(context.AttachmentSizeLimit));
        return await files.ReadAsync(file.Hash, cancellationToken) is { } content
            ? new OutgoingMessage
            {
                Content = name,
                Files = [new OutgoingFile(file.Name, content, file.ContentType ?? "application/octet-stream")],
            }
            : new Refusal("history.file-gone", name);
    }

    private async Task<AnswerFile?> FindAsync(Ticket ticket, string value, CancellationToken cancellationToken)
    {
        if (value.StartsWith('h'))
            return ticket
                .Answers.SelectMany(answer => answer.Files)
                .FirstOrDefault(file => file.Hash is not null && file.Hash == value[1..]);
        return value.StartsWith('a') && Snowflake.TryParse(value[1..], out var id)
            ? await db
                .Attachments.Where(a => a.Id == id && a.TicketId == ticket.Id)
                .Select(a => new AnswerFile(a.FileName, a.ContentType, a.Size, a.Hash, null))
                .SingleOrDefaultAsync(cancellationToken)
            : null;
    }

    private static string Describe(Ticket ticket, CultureInfo culture, IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines);
        // A ticket without files has no retention notice for them.
        if (lines.Count > 0 || ticket.MessagesRemovedAt is not null)
            text = $"{RetentionNoticeRenderer.Files(ticket, culture)}\n{text}".Trim();
        return text.Length == 0 ? TicketTexts.Get(culture, "search.nothing-here") : Truncate.To(text, 4000);
    }

    private static StringSelect Choose(CultureInfo culture, Guid ticket, IEnumerable<(string Name, string Value, string Size)> files) =>
        new(
            Route.To("history-file", ticket),
            [.. files.Select(file => new SelectOption(file.Name, file.Value) { Description = file.Size })]
        )
        {
            Placeholder = TicketTexts.Get(culture, "history.file-choose"),
        };

    private static string Line(CultureInfo culture, string name, long size, string? hash) =>
        $"📎 {Markdown.EscapeTo(name, 100)} · "
        + $"{FileSize.Format(size)}{(hash is null ? " · " + TicketTexts.Get(culture, "history.file-not-kept") : "")}";
}
