using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Roles;

/// <summary>/role list: the roles of a department, or of all.</summary>
internal sealed class ListRoles(DepartmentQuery departments, DepartmentDescription describe)
{
    private const int MaxTextLength = 4000;

    [Command("role list", "List the roles of a department, or of all departments"), RequireCommand("role")]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("department", "The department; leave empty for all", Autocomplete = nameof(CompleteAsync))] string? department,
        CancellationToken cancellationToken
    )
    {
        var only = department is null ? null : await departments.ByTextAsync(context.GuildId, department, cancellationToken);
        if (department is not null && only is null)
            return DepartmentQuery.Unknown(department);
        var all = only is not null ? [only] : await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        if (all.Count == 0)
            return context.Text("panel.no-departments");
        List<string> lines = [];
        foreach (var each in all)
            lines.Add(
                $"**{Markdown.Escape(each.NameIn(context.Culture))}**\n"
                    + $"{await describe.RolesAsync(each, context.Culture, cancellationToken)}"
            );
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("role.title"),
                    Description = Truncate.Lines(lines, MaxTextLength, more => context.Text("setup.more", more)),
                    Color = Colors.Panel,
                },
            ],
        };
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);
}
