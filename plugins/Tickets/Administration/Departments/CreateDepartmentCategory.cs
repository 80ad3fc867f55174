using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The buttons of a department's card that create its private category and show all settings.</summary>
internal sealed class CreateDepartmentCategory(
    TicketsDbContext db,
    DepartmentQuery departments,
    DepartmentEditor save,
    PrivateCategory make,
    DepartmentCard card
)
{
    [Button("department-all"), RequireCommand("support")]
    public async Task<Update> ShowAsync(ComponentContext context, Guid id, int all, CancellationToken cancellationToken) =>
        await departments.ByIdAsync(context.GuildId, id, cancellationToken) is { } found
            ? await card.WriteAsync(context, found, null, cancellationToken, all == 1)
            : new Refusal("department.gone");

    [Button("department-category"), RequireCommand("support")]
    public async Task<Update> CreateAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        if (await departments.ByIdAsync(context.GuildId, id, cancellationToken) is not { } found)
            return new Refusal("department.gone");
        var staff = await db.Departments.AsNoTracking().Include(d => d.Roles).SingleAsync(d => d.Id == id, cancellationToken);
        var (category, refusal) = await make.RunAsync(
            context,
            found.NameIn(context.GuildCulture),
            [.. staff.StaffRoles],
            staff.CategoryId,
            cancellationToken
        );
        if (category is not { } made)
            return refusal!;
        var saved = await save.ByIdAsync(
            context,
            id,
            department =>
            {
                department.CategoryId = made;
                return null;
            },
            cancellationToken
        );
        return saved.Department is { } changed
            ? await card.WriteAsync(context, changed, context.Text("department.category-made", Mention.Channel(made)), cancellationToken)
            : saved.Refusal!;
    }
}
