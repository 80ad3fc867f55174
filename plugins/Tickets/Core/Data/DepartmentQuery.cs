using DCTicket.Contracts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Finds the department that an admin names, and lists choices.</summary>
internal sealed class DepartmentQuery(TicketsDbContext db)
{
    /// <summary>The maximum number of choices.</summary>
    public const int MaxCount = 25;

    /// <summary>The departments of a server in order, without removed ones.</summary>
    public IQueryable<Department> All(Snowflake guild) =>
        db
            .Departments.Include(d => d.Roles)
            .Where(d => d.GuildId == guild && d.RemovedAt == null)
            .OrderBy(d => d.Position)
            .ThenBy(d => d.Key);

    /// <summary>The departments of a server, and removed ones that tickets still have.</summary>
    public IQueryable<Department> AllWithTickets(Snowflake guild) =>
        db
            .Departments.Include(d => d.Roles)
            .Where(d => d.GuildId == guild && (d.RemovedAt == null || db.Tickets.Any(t => t.DepartmentId == d.Id)))
            .OrderBy(d => d.RemovedAt != null)
            .ThenBy(d => d.Position)
            .ThenBy(d => d.Key);

    /// <summary>By key, else by name in any language; null for none.</summary>
    public async Task<Department?> ByTextAsync(Snowflake guild, string text, CancellationToken cancellationToken) =>
        ByText(await All(guild).ToListAsync(cancellationToken), text);

    /// <inheritdoc cref="ByTextAsync"/>
    public static Department? ByText(List<Department> all, string text)
    {
        var wanted = text.Trim();
        return all.Find(d => d.Key.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            ?? all.Find(d => d.Names.Values.Contains(wanted, StringComparer.OrdinalIgnoreCase));
    }

    public Task<Department?> ByIdAsync(Snowflake guild, Guid id, CancellationToken cancellationToken) =>
        All(guild).SingleOrDefaultAsync(d => d.Id == id, cancellationToken);

    /// <summary>The autocomplete choices for a department option.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(CommandContext context, string typed, CancellationToken cancellationToken)
    {
        return Choices(await All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken), context, typed);
    }

    /// <inheritdoc cref="ChoicesAsync"/>
    public static IReadOnlyList<Choice> Choices(IEnumerable<Department> all, CommandContext context, string typed)
    {
        return
        [
            .. all.Select(d => new Choice(
                    d.RemovedAt is null
                        ? d.NameIn(context.Culture)
                        : context.Text("retention.department-removed", d.NameIn(context.Culture)),
                    d.Key
                ))
                .Where(choice => Matches(choice.Name, typed) || Matches(choice.Value, typed)),
        ];
    }

    /// <summary>The error message for an unknown department.</summary>
    public static Refusal Unknown(string text) => new("department.unknown", Markdown.Escape(Truncate.To(text.Trim(), 80)));

    private static bool Matches(string text, string typed) => text.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase);
}
