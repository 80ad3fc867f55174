using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.History.Search;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>/ticket list: a member's own tickets in this server, open and closed.</summary>
internal sealed class ListOwnTickets(TicketsDbContext db, GuildSettingsReader guilds, RatingPolicy ratings)
{
    private const int PageSize = 10;

    [Command("ticket list", "List your tickets here, open and closed"), Everyone]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        await PageAsync(context, 0, cancellationToken);

    [Button("own-page"), Everyone]
    public async Task<Update> TurnAsync(ComponentContext context, int page, CancellationToken cancellationToken) =>
        await PageAsync(context, page, cancellationToken);

    [SelectMenu("own-open"), Everyone]
    public async Task<Reply> OpenAsync(ComponentContext context, IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0 || !Guid.TryParse(values[0], out var id) || await FindAsync(context, id, cancellationToken) is not { } ticket)
            return new Refusal("own.not-yours");
        List<IReadOnlyList<Component>> rows = [];
        List<Component> row = [];
        if (await GivesAsync(ticket, cancellationToken))
            row.Add(TranscriptButton.Create(ticket.Id, context.Culture));
        if (ticket.LiveChannelId is { } channel)
            row.Add(new LinkButton(context.Text("history.channel"), MessageLink.ToChannel(ticket.GuildId, channel)));
        if (row.Count > 0)
            rows.Add(row);
        if (await ratings.AsksAsync(ticket, cancellationToken))
            rows.Add([.. RateTicket.Ask(ticket.Id, context.Culture, ticket.Rating)]);
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("welcome.title", ticket.Label),
                    Description = ticket.Description.Length == 0 ? null : Markdown.Quote(ticket.Description, 2000),
                    Color = Colors.Of(ticket.State),
                    Fields = [.. TicketRecordRenderer.Facts(ticket, context.Culture, staff: false)],
                },
            ],
            ActionRows = rows,
        };
    }

    private async Task<OutgoingMessage> PageAsync(InteractionContext context, int wanted, CancellationToken cancellationToken)
    {
        var all = Own(context);
        var count = await all.CountAsync(cancellationToken);
        if (count == 0)
            return context.Text("own.none");
        var pages = new Pager(count, PageSize, wanted);
        var tickets = await pages.Of(all.OrderByDescending(t => t.CreatedAt)).Include(t => t.Department).ToListAsync(cancellationToken);
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("own.title", count),
                    Description = Truncate.To(string.Join('\n', tickets.Select(ticket => Line(context.Culture, ticket))), 4000),
                    Color = Colors.Panel,
                    Footer = pages.Footer(context.Culture),
                },
            ],
            ActionRows =
            [
                [
                    new StringSelect(
                        Route.To("own-open"),
                        [
                            .. tickets.Select(ticket => new SelectOption(
                                $"{ticket.Label} · {ticket.Department!.NameIn(context.Culture)}",
                                ticket.Id.ToString("N")
                            )),
                        ]
                    )
                    {
                        Placeholder = context.Text("search.open"),
                    },
                ],
                .. pages.PageCount == 1 ? Array.Empty<IReadOnlyList<Component>>() : [Turns(context.Culture, pages)],
            ],
        };
    }

    private static IReadOnlyList<Button> Turns(CultureInfo culture, Pager pages) =>
        pages.Buttons(page => Route.To("own-page", page), CursorPager.Newer(culture), CursorPager.Older(culture));

    private static string Line(CultureInfo culture, Ticket ticket)
    {
        var stars = ticket.Rating is { } rating ? $" · {new string('★', rating)}" : "";
        var where = ticket.LiveChannelId is { } channel ? $" · {Mention.Channel(channel)}" : "";
        return $"**{ticket.Label}** · {Markdown.EscapeTo(ticket.Department!.NameIn(culture), 60)} · "
            + $"{TicketTexts.Get(culture, $"state.{ticket.State}")} · {Timestamp.Relative(ticket.CreatedAt)}{stars}{where}\n"
            + $"> {RetentionNoticeRenderer.Words(ticket, culture) ?? SnippetRenderer.Of(ticket.Description, null, 100)}";
    }

    // Only the member's own, in this server, whatever id a click has.
    private IQueryable<Ticket> Own(InteractionContext context)
    {
        var owner = context.Member.User.Id;
        return db.Tickets.AsNoTracking().Where(t => t.GuildId == context.GuildId && t.OwnerId == owner);
    }

    private Task<Ticket?> FindAsync(InteractionContext context, Guid id, CancellationToken cancellationToken) =>
        Own(context).WithDepartment().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);

    private async Task<bool> GivesAsync(Ticket ticket, CancellationToken cancellationToken) =>
        ticket.IsClosed && (await guilds.ReadAsync(ticket.GuildId, cancellationToken)).Delivers(TranscriptDelivery.Owner);
}
