using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Categories;

/// <summary>
/// /category create: creates a private category. Calls are serialized, and a category of an earlier attempt is reused, so that a second
/// click creates no second one.
/// </summary>
internal sealed class CreateCategory(
    TicketsDbContext db,
    DepartmentQuery departments,
    CategoryAssignment use,
    PrivateCategory make,
    CategoryLock locks
)
{
    [Command("category create", "Create a private category for ticket channels"), RequireCommand("category")]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("department", "Only for this department; leave empty for all without their own", Autocomplete = nameof(CompleteAsync))]
            string? department,
        [Option("name", "The category’s name; leave empty for the department’s name", MaxLength = 100)] string? name,
        CancellationToken cancellationToken
    )
    {
        var found = department is null ? null : await departments.ByTextAsync(context.GuildId, department, cancellationToken);
        if (department is not null && found is null)
            return DepartmentQuery.Unknown(department);
        using var turn = await locks.EnterAsync(context.GuildId, cancellationToken);
        var guild = await db.GuildSettings.AsNoTracking().SingleOrDefaultAsync(g => g.GuildId == context.GuildId, cancellationToken);
        var current = found is null
            ? guild?.CategoryId
            : await db.Departments.Where(d => d.Id == found.Id).Select(d => d.CategoryId).SingleOrDefaultAsync(cancellationToken);
        var wanted = VisibleText.IsEmpty(name)
            ? found?.NameIn(context.GuildCulture) ?? context.GuildText("category.name")
            : VisibleText.Trim(name);
        var (id, refusal) = await make.RunAsync(context, wanted, found is null ? [] : [.. found.StaffRoles], current, cancellationToken);
        return id is { } category ? await use.AssignAsync(context, found?.Key, category, "category.created", cancellationToken) : refusal!;
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);
}
