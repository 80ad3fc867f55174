using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Roles;

/// <summary>/role remove: removes a role, or chooses from a list that includes deleted roles.</summary>
internal sealed class RemoveRole(DepartmentQuery departments, DepartmentEditor save, DepartmentDescription describe, IDiscord discord)
{
    [Command("role remove", "Remove a role from a department, even if the role was deleted"), RequireCommand("role")]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("department", "The department", Autocomplete = nameof(CompleteAsync))] string department,
        [Option("role", "The role; leave empty to choose from a list")] Role? role,
        [Option("kind", "Remove only this kind; leave empty for all kinds")] DepartmentRoleKind? kind,
        CancellationToken cancellationToken
    )
    {
        if (await departments.ByTextAsync(context.GuildId, department, cancellationToken) is not { } found)
            return DepartmentQuery.Unknown(department);
        if (role is null)
            return await ChooseAsync(context, found, cancellationToken);
        if (!found.Roles.Exists(known => known.RoleId == role.Id && (kind is null || known.Kind == kind)))
            return new Refusal("role.not-there", role.Mention, Markdown.Escape(found.NameIn(context.Culture)));
        var saved = await RemoveAsync(
            context,
            found.Id,
            known => known.RoleId == role.Id && (kind is null || known.Kind == kind),
            cancellationToken
        );
        return saved.Department is { } changed
            ? await RoleRenderer.SavedAsync(context, describe, changed, saved.Tickets, cancellationToken)
            : saved.Refusal!;
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);

    [SelectMenu("role-remove"), RequireCommand("role")]
    public async Task<Update> RemoveAsync(
        ComponentContext context,
        Guid id,
        IReadOnlyList<string> chosen,
        CancellationToken cancellationToken
    )
    {
        var saved = await RemoveAsync(context, id, known => chosen.Contains(Value(known)), cancellationToken);
        return saved.Department is { } changed
            ? await RoleRenderer.SavedAsync(context, describe, changed, saved.Tickets, cancellationToken)
            : saved.Refusal!;
    }

    private Task<SavedDepartment> RemoveAsync(
        InteractionContext context,
        Guid id,
        Predicate<DepartmentRole> which,
        CancellationToken cancellationToken
    ) =>
        save.ByIdAsync(
            context,
            id,
            department =>
            {
                department.Roles.RemoveAll(which);
                return null;
            },
            cancellationToken
        );

    private async Task<Reply> ChooseAsync(InteractionContext context, Department department, CancellationToken cancellationToken)
    {
        if (department.Roles.Count == 0)
            return new Refusal("role.none", Markdown.Escape(department.NameIn(context.Culture)));
        var names = (await discord.GetRolesAsync(context.GuildId, cancellationToken)).ToDictionary(role => role.Id, role => role.Name);
        // Deleted roles come first, since they are usually the reason.
        var options = department
            .Roles.OrderBy(role => names.ContainsKey(role.RoleId))
            .ThenBy(role => role.Kind)
            .Select(role => new SelectOption(
                names.GetValueOrDefault(role.RoleId) ?? context.Text("role.deleted-id", role.RoleId),
                Value(role)
            )
            {
                Description = context.Text($"choice.role.add.kind.{role.Kind}"),
            })
            .Take(DepartmentQuery.MaxCount)
            .ToList();
        return new OutgoingMessage
        {
            Content = context.Text("role.choose", Markdown.Escape(department.NameIn(context.Culture))),
            ActionRows =
            [
                [new StringSelect(Route.To("role-remove", department.Id), options) { MaxValues = options.Count }],
            ],
        };
    }

    private static string Value(DepartmentRole role) => string.Create(CultureInfo.InvariantCulture, $"{role.Kind}-{role.RoleId}");
}
