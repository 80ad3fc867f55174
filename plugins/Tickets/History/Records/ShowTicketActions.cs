using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
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
        var part = await db
            .History.AsNoTracking()
            .Where(h => h.TicketId == ticket)
            .ReadPageAsync(h => h.Id, PageCursor.Of(forward, from), ActionsAtOnce, cancellationToken);
        var departments = await db
            .Departments.AsNoTracking()
            .Where(d => d.GuildId == context.GuildId)
            .ToDictionaryAsync(d => d.Key, cancellationToken);
        var lines = part.Items.Select(row => Line(context.Culture, row, departments));
        return Show(
            context,
            found,
            "history.actions-of",
            string.Join('\n', lines),
            RecordPager.Buttons(context.Culture, "history-actions", ticket, part, row => row.Id)
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
        var part = await db
            .Notes.AsNoTracking()
            .Where(n => n.TicketId == ticket)
            .ReadPageAsync(n => n.Id, PageCursor.Of(forward, from), NotesAtOnce, cancellationToken);
        var lines = part.Items.Select(note =>
            $"**{Markdown.Name(note.AuthorName, 60)}** · {Timestamp.Exact(note.CreatedAt)}\n{Markdown.EscapeTo(note.Text, MaxNoteLength)}"
        );
        return Show(
            context,
            found,
            "note.title",
            string.Join("\n\n", lines),
            RecordPager.Buttons(context.Culture, "history-notes", ticket, part, note => note.Id)
        );
    }

    private static Update Show(ComponentContext context, Ticket ticket, string title, string text, IReadOnlyList<Component> buttons)
    {
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
            ActionRows = [buttons],
        };
    }

    private static string Line(CultureInfo culture, TicketHistory row, Dictionary<string, Department> departments)
    {
        var who =
            row.ActorId is { } id && id != DeletedUser.Id
                ? $"{Markdown.Name(row.ActorName, 40)} ({Mention.User(id)})"
                : Markdown.Name(row.ActorName, 40);
        var (done, state) = (TicketTexts.Get(culture, $"action.{row.Action}"), TicketTexts.Get(culture, $"state.{row.To}"));
        // An action can be named like the state it led to.
        var moved = row.From == row.To || done == state ? "" : $" → {state}";
        return $"{Timestamp.Exact(row.At)} · {done}{Detail(culture, row, departments)}{moved} · {who}";
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
            TicketAction.SetAutoClose => TicketTexts.Get(culture, $"auto-close.{detail}"),
            TicketAction.Transfer when departments.TryGetValue(detail, out var department) => Markdown.EscapeTo(
                department.NameIn(culture),
                60
            ),
            TicketAction.Invite
            or TicketAction.Uninvite
            or TicketAction.Assign
            or TicketAction.Claim when Snowflake.TryParse(detail, out var target) => Mention.User(target),
            _ => Markdown.EscapeTo(detail, 80),
        };
        return $" ({said})";
    }
}
