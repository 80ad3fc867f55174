using DCTicket.Contracts;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace Snippets;

/// <summary><c>/snippet list</c>: the names with the number of uses, in pages.</summary>
internal sealed class ListSnippets(SnippetsDbContext db)
{
    // With the longest names, all escaped, twenty lines fit into the 4,096 characters of an embed.
    private const int PageSize = 20;

    [Command("snippet list", "Show the canned replies of this server"), Staff]
    public async Task<Reply> ListAsync(CommandContext context, CancellationToken cancellationToken) =>
        await PageAsync(context, 0, cancellationToken);

    [Button("page"), Staff]
    public async Task<Update> TurnAsync(ComponentContext context, int page, CancellationToken cancellationToken) =>
        await PageAsync(context, page, cancellationToken);

    private async Task<OutgoingMessage> PageAsync(InteractionContext context, int wanted, CancellationToken cancellationToken)
    {
        var all = db.Snippets.Where(s => s.GuildId == context.GuildId);
        var count = await all.CountAsync(cancellationToken);
        if (count == 0)
            return context.Text("list.none");
        var pager = new Pager(count, PageSize, wanted);
        var rows = await pager
            .Of(all.OrderBy(s => s.Key))
            .Select(s => new Row(
                s.Name,
                s.Uses.Count,
                s.Uses.Where(u => u.ClosedTicketId != null).Select(u => u.ClosedTicketId).Distinct().Count()
            ))
            .ToListAsync(cancellationToken);
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("list.title", count),
                    Description = string.Join('\n', rows.Select(row => Line(context, row))),
                    Footer = pager.Footer(context.Culture),
                },
            ],
            Buttons = pager.Buttons("page"),
        };
    }

    private static string Line(InteractionContext context, Row row) =>
        context.Text("list.line", Markdown.Escape(row.Name), row.Uses, row.ClosedTickets);

    private sealed record Row(string Name, int Uses, int ClosedTickets);
}
