using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.History.Search;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>Finds tickets, open or closed, that the caller may see now: staff of the department, and administrators.</summary>
internal sealed class TicketRecordQuery(TicketsDbContext db, TicketFilter filter)
{
    private const int MaxChoices = 25;

    /// <summary>Null for an unknown ticket and for one of others: the response is the same.</summary>
    public async Task<Ticket?> ByIdAsync(InteractionContext context, Guid id, CancellationToken cancellationToken) =>
        Seen(context, await Whole().SingleOrDefaultAsync(t => t.Id == id && t.GuildId == context.GuildId, cancellationToken));

    /// <inheritdoc cref="ByIdAsync"/>
    public async Task<Ticket?> ByNumberAsync(InteractionContext context, string text, CancellationToken cancellationToken) =>
        TryRead(text) is { } number
            ? Seen(context, await Whole().SingleOrDefaultAsync(t => t.GuildId == context.GuildId && t.Number == number, cancellationToken))
            : null;

    /// <summary>Autocomplete: the newest tickets whose number begins with the input.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(CommandContext context, string typed, CancellationToken cancellationToken)
    {
        var asker = await Requester.ReadAsync(db, context.GuildId, context.Member, cancellationToken);
        if (!asker.IsStaff)
            return [];
        List<Guid> ids = [];
        foreach (var (from, to) in Ranges(typed))
        {
            ids.AddRange(
                await filter
                    .Of(asker, new SearchFilters())
                    .Where(t => t.Number >= from && t.Number < to)
                    .OrderByDescending(t => t.Number)
                    .Select(t => t.Id)
                    .Take(MaxChoices - ids.Count)
                    .ToListAsync(cancellationToken)
            );
            if (ids.Count == MaxChoices)
                break;
        }

        if (ids.Count == 0)
            return [];
        var tickets = await db
            .Tickets.AsNoTracking()
            .Where(t => ids.Contains(t.Id))
            .Include(t => t.Department)
            .ToListAsync(cancellationToken);
        return
        [
            .. tickets
                .OrderBy(t => ids.IndexOf(t.Id))
                .Select(t => new Choice(Describe(context.Culture, t), t.Number.ToString(CultureInfo.InvariantCulture))),
        ];
    }

    private IQueryable<Ticket> Whole() => db.Tickets.AsNoTracking().WithDepartment();

    private static Ticket? Seen(InteractionContext context, Ticket? ticket) =>
        ticket is not null && TicketRoles.Of(ticket, context.Member).HasFlag(ActorRoles.Staff) ? ticket : null;

    private static string Describe(CultureInfo culture, Ticket ticket) =>
        $"{ticket.Label} · {ticket.Department!.NameIn(culture)} · {Direction.Isolate(ticket.OwnerName)} · "
        + $"{TicketTexts.Get(culture, $"state.{ticket.State}")}";

    // 12 itself, then 120–129, 1200–1299…; all for empty input.
    private static IEnumerable<(int From, int To)> Ranges(string typed)
    {
        if (VisibleText.IsEmpty(typed))
            yield return (0, int.MaxValue);
        if (TryRead(typed) is not { } number)
            yield break;
        for (long from = number, size = 1; from <= int.MaxValue && number > 0; from *= 10, size *= 10)
            yield return ((int)from, (int)Math.Min(from + size, int.MaxValue));
    }

    private static int? TryRead(string text) =>
        int.TryParse(
            text.Trim().TrimStart('#').Normalize(System.Text.NormalizationForm.FormKC),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
