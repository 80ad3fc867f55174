using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.History.Search;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>A page of search results.</summary>
internal sealed record ShownPage(SavedSearch Search, int Number, SearchPage Found, SearchTerms? Terms);

/// <summary>Renders a page of search results.</summary>
internal sealed class SearchResultRenderer(TicketsDbContext db)
{
    // With the longest names and texts they fit into an embed's 4,096 characters.
    public const int PageSize = 8;
    private const int MaxNameLength = 40;
    private const int MaxSnippetLength = 250;
    private const int MaxTextLength = 4000;

    public async Task<OutgoingMessage> RenderAsync(InteractionContext context, ShownPage page, CancellationToken cancellationToken)
    {
        string Text(string key, params ReadOnlySpan<object?> arguments) => context.Text(key, arguments);
        var (hits, more) = (page.Found.Hits, page.Found.Next is not null);
        var building = !await db.SearchStates.AsNoTracking().AnyAsync(s => s.DoneAt != null, cancellationToken);
        if (hits.Count == 0 && !more && page.Number == 0)
            return string.Join(
                    '\n',
                    new[]
                    {
                        Text("search.empty"),
                        Text(page.Terms is null ? "search.hint-filters" : "search.hint"),
                        building ? Text("search.building") : "",
                    }
                )
                .TrimEnd();
        var notes = string.Join(
            ' ',
            new[]
            {
                page.Number > 0 || more ? Text("search.page", page.Number + 1) : "",
                page.Terms is not null && more && hits.Count < PageSize ? Text("search.partly", IndexRowQuery.MaxChecked) : "",
                building && page.Terms is not null ? Text("search.building") : "",
            }.Where(note => note.Length > 0)
        );
        var lines = hits.Select(hit => page.Terms is null ? TicketLine(context.Culture, hit) : HitLine(context.Culture, hit, page.Terms));
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = Text(page.Terms is null ? "search.tickets" : "search.hits"),
                    Description = hits.Count == 0 ? Text("search.nothing-here") : Truncate.To(string.Join('\n', lines), MaxTextLength),
                    Color = Colors.Panel,
                    Footer = notes.Length == 0 ? null : new EmbedFooter(notes),
                },
            ],
            ActionRows = [.. Rows(context, page, more)],
        };
    }

    private static IEnumerable<IReadOnlyList<Component>> Rows(InteractionContext context, ShownPage page, bool more)
    {
        var tickets = page.Found.Hits.Select(hit => hit.Ticket).DistinctBy(ticket => ticket.Id).ToList();
        if (tickets.Count > 0)
            yield return
            [
                new StringSelect(Route.To("history-open"), [.. tickets.Select(ticket => Option(context.Culture, ticket))])
                {
                    Placeholder = context.Text("search.open"),
                },
            ];
        var buttons = Pager.ButtonsBeside(
            page.Number,
            more,
            number => Route.To("history-page", page.Search.Id, number),
            CursorPager.Newer(context.Culture),
            CursorPager.Older(context.Culture)
        );
        if (buttons.Count > 0)
            yield return buttons;
    }

    public static SelectOption Option(CultureInfo culture, Ticket ticket) =>
        new(
            $"{ticket.Label} · {ticket.Department!.NameIn(culture)} · {Direction.Isolate(ticket.OwnerName)}",
            ticket.Number.ToString(CultureInfo.InvariantCulture)
        )
        {
            Description = TicketTexts.Get(culture, $"state.{ticket.State}"),
        };

    private static string TicketLine(CultureInfo culture, SearchHit hit)
    {
        var ticket = hit.Ticket;
        var stars = ticket.Rating is { } rating ? " · " + new string('★', rating) : "";
        return $"{Head(culture, ticket)} · {TicketTexts.Get(culture, $"state.{ticket.State}")} · "
            + $"{TicketTexts.Get(culture, $"priority.{ticket.Priority}")}{stars} · {Timestamp.Relative(ticket.CreatedAt)}\n"
            + $"> {RetentionNoticeRenderer.Words(ticket, culture) ?? SnippetRenderer.Of(hit.Text, null, MaxSnippetLength / 2)}";
    }

    private static string HitLine(CultureInfo culture, SearchHit hit, SearchTerms terms)
    {
        var (ticket, message) = (hit.Ticket, hit.Message);
        var who =
            message is not null ? Name(message.AuthorName)
            : hit.Note is { } note ? TicketTexts.Get(culture, "search.note", Name(note.AuthorName))
            : TicketTexts.Get(culture, "search.ticket");
        var at = message?.CreatedAt ?? hit.Note?.CreatedAt ?? ticket.CreatedAt;
        var deleted = message?.DeletedAt is null ? "" : " · " + TicketTexts.Get(culture, "history.deleted");
        return $"{Head(culture, ticket)} · {who} · {Timestamp.Exact(at)}{deleted}{Link(culture, ticket, message)}\n> "
            + $"{SnippetRenderer.Of(hit.Text, terms, MaxSnippetLength)}";
    }

    private static string Head(CultureInfo culture, Ticket ticket) =>
        $"**{ticket.Label}** · {Name(ticket.Department!.NameIn(culture))} · {Name(ticket.OwnerName)}";

    private static string Name(string name) => Markdown.Name(name, MaxNameLength);

    private static string Link(CultureInfo culture, Ticket ticket, ArchivedMessage? message)
    {
        if (ticket.LiveChannelId is not { } channel || message?.DeletedAt is not null)
            return "";
        var address = MessageLink.ToChannel(ticket.GuildId, channel) + (message is null ? "" : $"/{message.Id}");
        return $" · [{TicketTexts.Get(culture, "search.go")}]({address})";
    }
}
