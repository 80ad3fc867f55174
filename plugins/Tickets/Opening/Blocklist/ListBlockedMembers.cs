using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Blocklist;

/// <summary>/support blocklist list: the blocked members with end, reason and admin.</summary>
internal sealed class ListBlockedMembers(TicketsDbContext db, TimeProvider time)
{
    private const int OnPage = 10;
    private const int MaxReasonLength = 200;

    [Command("support blocklist list", "List blocked members"), RequireCommand("support")]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        await WriteAsync(context, 0, cancellationToken);

    [Button("blacklist-list"), RequireCommand("support")]
    public async Task<Update> TurnAsync(ComponentContext context, int page, CancellationToken cancellationToken) =>
        await WriteAsync(context, page, cancellationToken);

    private async Task<OutgoingMessage> WriteAsync(InteractionContext context, int page, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var valid = db.Blocklist.AsNoTracking().Where(b => b.GuildId == context.GuildId && (b.Until == null || b.Until > now));
        var pages = new Pager(await valid.CountAsync(cancellationToken), OnPage, page);
        var shown = await pages.Of(valid.OrderByDescending(b => b.AddedAt).ThenBy(b => b.UserId)).ToListAsync(cancellationToken);
        if (shown.Count == 0)
            return context.Text("blocklist.none");
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("blocklist.title"),
                    Description = string.Join('\n', shown.Select(entry => Line(entry, context.Culture))),
                    Color = Colors.Closed,
                    Footer = pages.Footer(context.Culture),
                },
            ],
            Buttons = pages.Buttons("blacklist-list"),
        };
    }

    private static string Line(BlocklistEntry entry, CultureInfo culture)
    {
        var line = entry.Until is { } until
            ? TicketTexts.Get(
                culture,
                "blocklist.line-until",
                Mention.User(entry.UserId),
                Timestamp.Relative(until),
                Mention.User(entry.AddedById)
            )
            : TicketTexts.Get(culture, "blocklist.line", Mention.User(entry.UserId), Mention.User(entry.AddedById));
        return entry.Reason.Length == 0
            ? line
            : line + "\n" + Markdown.Quote(Truncate.To(entry.Reason.ReplaceLineEndings(" "), MaxReasonLength), MaxReasonLength);
    }
}
