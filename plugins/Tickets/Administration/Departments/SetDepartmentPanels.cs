using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>/support department edit: chooses the panels with a department.</summary>
internal sealed class SetDepartmentPanels(TicketsDbContext db, GuildSettingsEditor edit, DepartmentQuery departments, DepartmentCard card)
{
    [SelectMenu("department-panels"), RequireCommand("support")]
    public async Task<Update> SetPanelsAsync(
        ComponentContext context,
        Guid id,
        IReadOnlyList<string> chosen,
        CancellationToken cancellationToken
    )
    {
        var refusal = await edit.EditAsync(
            context,
            async _ =>
            {
                if (await departments.ByIdAsync(context.GuildId, id, cancellationToken) is not { } department)
                    return new Refusal("department.gone");
                var all = await departments.All(context.GuildId).Select(d => d.Key).ToListAsync(cancellationToken);
                foreach (var panel in await db.Panels.Where(p => p.GuildId == context.GuildId).ToListAsync(cancellationToken))
                {
                    var with = With(panel, department, chosen.Contains(panel.Id.ToString("N")), all);
                    // An empty list would mean all departments.
                    if (with.Count == 0 && !chosen.Contains(panel.Id.ToString("N")))
                        return new Refusal("department.only-one");
                    panel.Departments = with;
                }

                return null;
            },
            cancellationToken
        );
        if (refusal is not null)
            return refusal;
        var shown = await departments.ByIdAsync(context.GuildId, id, cancellationToken);
        return await card.WriteAsync(context, shown!, context.Text("department.panels-saved"), cancellationToken);
    }

    // A panel with all departments stays so unless one is excluded.
    private static List<string> With(Panel panel, Department department, bool wanted, List<string> all)
    {
        if (wanted == DepartmentCard.Shows(panel, department))
            return panel.Departments;
        if (wanted)
            return [.. panel.Departments, department.Key];
        var shown = panel.Departments.Count == 0 ? all : panel.Departments;
        return [.. shown.Where(key => key != department.Key)];
    }
}
