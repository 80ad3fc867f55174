using DCTicket.Contracts;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>/support department list: each department with its category, roles and limits, and its differences from plugins.json.</summary>
internal sealed class ListDepartments(
    TicketsDbContext db,
    DepartmentQuery departments,
    DepartmentDescription describe,
    ConfigNameResolver resolve
)
{
    // Five of a thousand characters fit into the 6,000 of a message's embeds.
    private const int OnPage = 5;
    private const int MaxValueLength = 900;

    [Command("support department list", "List the departments with their category, roles, limits and changes"), RequireCommand("support")]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        await WriteAsync(context, 0, cancellationToken);

    [Button("department-list"), RequireCommand("support")]
    public async Task<Update> TurnAsync(ComponentContext context, int page, CancellationToken cancellationToken) =>
        await WriteAsync(context, page, cancellationToken);

    private async Task<OutgoingMessage> WriteAsync(InteractionContext context, int page, CancellationToken cancellationToken)
    {
        var all = await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        if (all.Count == 0)
            return context.Text("panel.no-departments");
        var pages = new Pager(all.Count, OnPage, page);
        var guild = await db.GuildSettings.AsNoTracking().SingleOrDefaultAsync(g => g.GuildId == context.GuildId, cancellationToken);
        var targets = (await resolve.ResolveAsync(context.GuildId, cancellationToken)).Departments;
        List<EmbedField> fields = [];
        foreach (var department in pages.Of(all))
            fields.Add(
                await FieldAsync(
                    context,
                    department,
                    guild,
                    department.EditedAt is null ? targets.GetValueOrDefault(department.Key) : null,
                    cancellationToken
                )
            );
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("department.list", all.Count),
                    Fields = fields,
                    Color = Colors.Panel,
                    Footer = pages.Footer(context.Culture),
                },
            ],
            Buttons = pages.Buttons("department-list"),
        };
    }

    private async Task<EmbedField> FieldAsync(
        InteractionContext context,
        Department department,
        GuildSettings? guild,
        DepartmentTargets? file,
        CancellationToken cancellationToken
    )
    {
        var culture = context.Culture;
        var value = string.Join(
            '\n',
            [
                .. (file?.MissingStaff ?? []).Select(role =>
                    "⚠️ " + TicketTexts.Get(culture, "setup.role-unknown", department.Key, Markdown.Escape(role))
                ),
                await describe.RolesAsync(department, culture, cancellationToken),
                $"{TicketTexts.Get(culture, "department.field.category")}: {DepartmentDescription.Category(department, guild, culture)}",
                DepartmentDescription.Limits(department.Limits, culture),
                FormCard.Summary(department, culture),
                describe.File(department, culture),
            ]
        );
        return new EmbedField(
            Truncate.To($"{department.Emoji} {department.NameIn(culture)} ({department.Key})".Trim(), 150),
            Truncate.To(value, MaxValueLength)
        );
    }
}
