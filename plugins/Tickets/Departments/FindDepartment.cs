using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Finds the department that an admin names, and offers those that there are.</summary>
internal sealed class FindDepartment(TicketsDbContext db)
{
    /// <summary>As many as a list can offer.</summary>
    public const int Most = 25;

    /// <summary>Those of a server in their order; what was taken away is left out.</summary>
    public IQueryable<Department> All(Snowflake guild) =>
        db.Departments.Include(d => d.Roles).Where(d => d.GuildId == guild && d.RemovedAt == null).OrderBy(d => d.Position).ThenBy(d => d.Key);

    /// <summary>By its key, else by its name in any language; null for none.</summary>
    public async Task<Department?> ByTextAsync(Snowflake guild, string text, CancellationToken cancellationToken)
    {
        var all = await All(guild).ToListAsync(cancellationToken);
        var wanted = text.Trim();
        return all.Find(d => d.Key.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            ?? all.Find(d => d.Names.Values.Contains(wanted, StringComparer.OrdinalIgnoreCase));
    }

    public Task<Department?> ByIdAsync(Snowflake guild, Guid id, CancellationToken cancellationToken) =>
        All(guild).SingleOrDefaultAsync(d => d.Id == id, cancellationToken);

    /// <summary>What may be chosen for an option that names a department.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(CommandContext context, string typed, CancellationToken cancellationToken)
    {
        var all = await All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. all.Select(d => new Choice(d.NameIn(context.Culture), d.Key))
                .Where(choice => Matches(choice.Name, typed) || Matches(choice.Value, typed)),
        ];
    }

    /// <summary>What an admin is told who names a department that there is not.</summary>
    public static Refusal Unknown(string text) => new("department.unknown", Markdown.Escape(Cut.To(text.Trim(), 80)));

    private static bool Matches(string text, string typed) => text.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase);
}
