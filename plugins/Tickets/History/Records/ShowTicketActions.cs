using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>The history and notes of a ticket.</summary>
internal sealed class ShowTicketActions(TicketsDbContext db, TicketRecordQuery records)
{
    private const int ActionsAtOnce = 15;
    private const int NotesAtOnce = 5;
    private const int MaxNoteLength = 700;

    [Button("history-actions"), RequireStaff]
    public async Task<Update> ActionsAsync(
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
        var all = db.History.AsNoTracking().Where(h => h.TicketId == ticket);
        var rows = await (
            forward != 0 ? all.Where(h => h.Id > from).OrderBy(h => h.Id) : all.Where(h => h.Id < from).OrderByDescending(h => h.Id)
        )
            .Take(ActionsAtOnce + 1)
            .ToListAsync(cancellationToken);
        var part = CursorPager.Part(rows, forward != 0, CursorPager.IsEnd(forward != 0, from), ActionsAtOnce);
        var departments = await db
            .Departments.AsNoTracking()
            .Where(d => d.GuildId == context.GuildId)
            .ToDictionaryAsync(d => d.Key, cancellationToken);
        var lines = part.Items.Select(row => Line(context.Culture, row, departments));
        return Show(
            context,
            found,
            "history-actions",
            "history.actions-of",
            string.Join('\n', lines),
            part.Items.Select(row => row.Id),
            part.HasOlder,
            part.HasNewer
        );
    }

    [Button("history-notes"), RequireStaff]
    public async Task<Update> NotesAsync(
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
        var all = db.Notes.AsNoTracking().Where(n => n.TicketId == ticket);
        var rows = await (
            forward != 0 ? all.Where(n => n.Id > from).OrderBy(n => n.Id) : all.Where(n => n.Id < from).OrderByDescending(n => n.Id)
        )
            .Take(NotesAtOnce + 1)
            .ToListAsync(cancellationToken);
        var part = CursorPager.Part(rows, forward != 0, CursorPager.IsEnd(forward != 0, from), NotesAtOnce);
        var lines = part.Items.Select(note =>
            $"**{Markdown.Name(note.AuthorName, 60)}** · {Markdown.Instant(note.CreatedAt)}\n{Markdown.EscapeTo(note.Text, MaxNoteLength)}"
        );
        return Show(
            context,
            found,
            "history-notes",
            "note.title",
            string.Join("\n\n", lines),
            part.Items.Select(note => note.Id),
            part.HasOlder,
            part.HasNewer
        );
    }

    private static Update Show(
        ComponentContext context,
        Ticket ticket,
        string name,
        string title,
        string text,
        IEnumerable<long> ids,
        bool hasOlder,
        bool hasNewer
    )
    {
        var shown = ids.ToList();
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text(title, ticket.Label),
                    Description = text.Length == 0 ? context.Text("search.nothing-here") : Truncate.To(text, 4000),
                    Color = Colors.Of(ticket.State),
                },
            ],
            ActionRows =
            [
                CursorPager.Buttons(context.Culture, name, ticket.Id, shown.FirstOrDefault(), shown.LastOrDefault(), hasOlder, hasNewer),
            ],
        };
    }

    private static string Line(CultureInfo culture, TicketHistory row, Dictionary<string, Department> departments)
    {
        var who =
            row.ActorId is { } id && id != DeletedUser.Id
                ? $"{Markdown.Name(row.ActorName, 40)} (<@{id}>)"
                : Markdown.Name(row.ActorName, 40);
        var (done, state) = (TicketTexts.Get(culture, $"action.{row.Action}"), TicketTexts.Get(culture, $"state.{row.To}"));
        // An action can be named like the state it led to.
        var moved = row.From == row.To || done == state ? "" : $" → {state}";
        return $"{Markdown.Instant(row.At)} · {done}{Detail(culture, row, departments)}{moved} · {who}";
    }

    private static string Detail(CultureInfo culture, TicketHistory row, Dictionary<string, Department> departments)
    {
        if (row.Detail is not { Length: > 0 } detail)
            return "";
        var said = row.Action switch
        {
            TicketAction.Rate
                when int.TryParse(detail, NumberStyles.None, CultureInfo.InvariantCulture, out var stars)
                    && stars is >= 1 and <= RateTicket.MaxStars => new string('★', stars),
            TicketAction.SetPriority when Enum.TryParse<TicketPriority>(detail, out var priority) => TicketTexts.Get(
                culture,
                $"priority.{priority}"
            ),
            TicketAction.Transfer when departments.TryGetValue(detail, out var department) => Markdown.EscapeTo(
                department.NameIn(culture),
                60
            ),
            TicketAction.Invite
            or TicketAction.Uninvite
            or TicketAction.Assign
            or TicketAction.Claim when Snowflake.TryParse(detail, out var target) => $"<@{target}>",
            _ => Markdown.EscapeTo(detail, 80),
        };
        return $" ({said})";
    }
}
