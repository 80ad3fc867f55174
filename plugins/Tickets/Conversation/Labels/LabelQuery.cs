using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Labels;

/// <summary>Finds the labels of a server, and those of tickets.</summary>
internal sealed class LabelQuery(TicketsDbContext db)
{
    public const int MaxNameLength = 30;
    private const int MaxChoices = 25;

    public static string CleanName(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string KeyOf(string name) => CleanName(name).Normalize().ToUpperInvariant();

    public Task<GuildLabel?> FindAsync(Snowflake guild, string name, CancellationToken cancellationToken) =>
        FindAsync(db, guild, name, cancellationToken);

    public static Task<GuildLabel?> FindAsync(TicketsDbContext db, Snowflake guild, string name, CancellationToken cancellationToken)
    {
        var key = KeyOf(name);
        return db.Labels.SingleOrDefaultAsync(l => l.GuildId == guild && l.Key == key, cancellationToken);
    }

    /// <summary>The label of an option; null for no option.</summary>
    public async Task<(Guid? Label, Refusal? Refusal)> ReadAsync(Snowflake guild, string? name, CancellationToken cancellationToken)
    {
        if (name is null)
            return (null, null);
        return await FindAsync(guild, name, cancellationToken) is { } label ? (label.Id, null) : (null, Missing(name));
    }

    /// <summary>Autocomplete by any part of a name.</summary>
    public Task<IReadOnlyList<Choice>> CompleteAsync(Snowflake guild, string typed, CancellationToken cancellationToken) =>
        CompleteAsync(db.Labels.Where(l => l.GuildId == guild), typed, cancellationToken);

    public static async Task<IReadOnlyList<Choice>> CompleteAsync(
        IQueryable<GuildLabel> labels,
        string typed,
        CancellationToken cancellationToken
    )
    {
        var key = KeyOf(typed);
        var names = await labels
            .Where(l => l.Key.Contains(key))
            .OrderBy(l => l.Key)
            .Take(MaxChoices)
            .Select(l => l.Name)
            .ToListAsync(cancellationToken);
        return [.. names.Select(name => new Choice(name, name))];
    }

    /// <summary>The labels of tickets, by ticket, in the order of their names.</summary>
    public async Task<ILookup<Guid, GuildLabel>> OfAsync(IReadOnlyCollection<Guid> tickets, CancellationToken cancellationToken)
    {
        if (tickets.Count == 0)
            return Enumerable.Empty<TicketLabel>().ToLookup(l => l.TicketId, l => l.Definition!);
        var rows = await db
            .TicketLabels.AsNoTracking()
            .Where(l => EF.Parameter(tickets).Contains(l.TicketId))
            .Include(l => l.Definition)
            .ToListAsync(cancellationToken);
        return rows.OrderBy(l => l.Definition!.Key, StringComparer.Ordinal).ToLookup(l => l.TicketId, l => l.Definition!);
    }

    /// <summary>The labels of a ticket that the reader may see, as one line; null for none.</summary>
    public async Task<string?> WriteAsync(Guid ticket, bool staff, CancellationToken cancellationToken)
    {
        var labels = (await OfAsync([ticket], cancellationToken))[ticket].Where(label => staff || label.IsPublic).ToList();
        return labels.Count == 0 ? null : string.Join(" · ", labels.Select(Write));
    }

    public static string Write(GuildLabel label) => $"{label.Emoji} {Markdown.Escape(label.Name)}".TrimStart();

    /// <summary>The refusal of an unknown label.</summary>
    public static Refusal Missing(string name) => new("label.missing", Markdown.Escape(Truncate.To(name, MaxNameLength)));
}
