using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Roles;

/// <summary>Describes the roles of a department.</summary>
internal static class RoleRenderer
{
    public static async Task<OutgoingMessage> SavedAsync(
        InteractionContext context,
        DepartmentDescription describe,
        Department department,
        int tickets,
        CancellationToken cancellationToken
    )
    {
        List<string> lines =
        [
            context.Text("role.saved", Markdown.Escape(department.NameIn(context.Culture))),
            await describe.RolesAsync(department, context.Culture, cancellationToken),
        ];
        if (tickets > 0)
            lines.Add(context.Text("role.tickets", tickets));
        return string.Join('\n', lines);
    }
}
