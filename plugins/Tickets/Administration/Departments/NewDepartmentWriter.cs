using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>Creates a department, or restores a removed one.</summary>
internal sealed class NewDepartmentWriter(TicketsDbContext db, DepartmentQuery departments, DepartmentEditor save, RoleValidation roles)
{
    /// <param name="context">The admin.</param>
    /// <param name="key">The key; empty to derive it from the name.</param>
    /// <param name="form">The other values.</param>
    /// <param name="staff">The staff roles.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The saved department, and whether it was restored.</returns>
    public async Task<(SavedDepartment Saved, bool IsBack)> WriteAsync(
        ModalContext context,
        string key,
        ModalReader form,
        IReadOnlyList<Snowflake> staff,
        CancellationToken cancellationToken
    )
    {
        if (await roles.ProblemAsync(context.GuildId, staff, DepartmentRoleKind.Staff, cancellationToken) is { } problem)
            return (new SavedDepartment(null, problem, 0), false);
        var back = false;
        var saved = await save.EditAsync(
            context,
            async _ =>
            {
                var all = await db
                    .Departments.Include(d => d.Roles)
                    .Where(d => d.GuildId == context.GuildId)
                    .ToListAsync(cancellationToken);
                var wanted = key.Length > 0 ? key : FreeKey(all, form.Text("name"));
                var known = all.Find(d => d.Key == wanted);
                back = known?.RemovedAt is not null;
                if (known is { RemovedAt: null })
                    return known;
                if (known is null)
                    db.Departments.Add(
                        known = new Department
                        {
                            Id = Guid.NewGuid(),
                            GuildId = context.GuildId,
                            Key = wanted,
                        }
                    );
                known.Position = all.Select(d => d.Position).DefaultIfEmpty(-1).Max() + 1;
                return known;
            },
            department => FillAsync(context, department, form, staff, cancellationToken),
            cancellationToken
        );
        return (saved, back);
    }

    private async Task<Refusal?> FillAsync(
        ModalContext context,
        Department department,
        ModalReader form,
        IReadOnlyList<Snowflake> staff,
        CancellationToken cancellationToken
    )
    {
        var isNew = db.Entry(department).State == EntityState.Added;
        if (!isNew && department.RemovedAt is null)
            return new Refusal("department.key-taken", department.Key, Markdown.Escape(department.NameIn(context.Culture)));
        if (await departments.All(context.GuildId).CountAsync(cancellationToken) >= DepartmentQuery.MaxCount)
            return new Refusal("department.too-many", DepartmentQuery.MaxCount);
        var emoji = form.Text("emoji");
        if (!EmojiText.IsValid(emoji))
            return new Refusal("department.emoji", Markdown.Escape(Truncate.To(emoji, 40)));
        var language = Languages.Of(context.GuildCulture);
        department.RemovedAt = null;
        department.Names = department.Names.With(language, form.Text("name"));
        if (form.Text("description") is { Length: > 0 } description)
            department.Descriptions = department.Descriptions.With(language, description);
        if (emoji.Length > 0)
            department.Emoji = emoji;
        foreach (var role in staff.Where(role => !department.StaffRoles.Contains(role)).ToList())
            department.Roles.Add(new DepartmentRole { RoleId = role, Kind = DepartmentRoleKind.Staff });
        return form.Problem;
    }

    // A name without letters a–z has no key. A removed department of this name is restored instead of duplicated.
    private static string FreeKey(List<Department> all, string name)
    {
        var key = DepartmentValidation.KeyOf(name) is { Length: > 0 } made ? made : "department";
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? key : $"{(key.Length > 28 ? key[..28].TrimEnd('-') : key)}-{number}";
            if (!all.Exists(d => d.Key == candidate && (d.RemovedAt is null || key == "department")))
                return candidate;
        }
    }
}
