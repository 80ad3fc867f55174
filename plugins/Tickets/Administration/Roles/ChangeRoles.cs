using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Roles;

/// <summary>/role add and /role set: the roles of a department's staff, and the required and excluded roles for opening tickets.</summary>
internal sealed class ChangeRoles(DepartmentQuery departments, DepartmentEditor save, RoleValidation check, DepartmentDescription describe)
{
    [Command("role add", "Add a role to a department"), RequireCommand("role")]
    public Task<Reply> AddAsync(
        CommandContext context,
        [Option("department", "The department", Autocomplete = nameof(CompleteAsync))] string department,
        [Option("role", "The role")] Role role,
        [Option("kind", "What the role is for; leave empty for staff")] DepartmentRoleKind? kind,
        CancellationToken cancellationToken
    ) => ChangeAsync(context, department, role, kind ?? DepartmentRoleKind.Staff, replaces: false, cancellationToken);

    [Command("role set", "Replace all roles of one kind with a single role"), RequireCommand("role")]
    public Task<Reply> SetAsync(
        CommandContext context,
        [Option("department", "The department", Autocomplete = nameof(CompleteAsync))] string department,
        [Option("role", "The role")] Role role,
        [Option("kind", "What the role is for; leave empty for staff")] DepartmentRoleKind? kind,
        CancellationToken cancellationToken
    ) => ChangeAsync(context, department, role, kind ?? DepartmentRoleKind.Staff, replaces: true, cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);

    private async Task<Reply> ChangeAsync(
        CommandContext context,
        string text,
        Role role,
        DepartmentRoleKind kind,
        bool replaces,
        CancellationToken cancellationToken
    )
    {
        if (await departments.ByTextAsync(context.GuildId, text, cancellationToken) is not { Id: var id })
            return DepartmentQuery.Unknown(text);
        if (await check.ProblemAsync(context.GuildId, [role.Id], kind, cancellationToken) is { } problem)
            return problem;
        var saved = await save.ByIdAsync(context, id, department => Apply(department, role, kind, replaces), cancellationToken);
        return saved.Department is { } changed
            ? await RoleRenderer.SavedAsync(context, describe, changed, saved.Tickets, cancellationToken)
            : saved.Refusal!;
    }

    private static Refusal? Apply(Department department, Role role, DepartmentRoleKind kind, bool replaces)
    {
        var opposite = kind == DepartmentRoleKind.Required ? DepartmentRoleKind.Denied : DepartmentRoleKind.Required;
        if (kind is DepartmentRoleKind.Required or DepartmentRoleKind.Denied && department.RolesOf(opposite).Contains(role.Id))
            return new Refusal("role.contradiction", role.Mention);
        if (replaces)
            department.Roles.RemoveAll(known => known.Kind == kind && known.RoleId != role.Id);
        if (department.RolesOf(kind).Contains(role.Id))
            return null;
        if (department.RolesOf(kind).Count() >= DepartmentValidation.MaxRoles)
            return new Refusal("role.too-many", DepartmentValidation.MaxRoles);
        department.Roles.Add(new DepartmentRole { RoleId = role.Id, Kind = kind });
        return null;
    }
}
