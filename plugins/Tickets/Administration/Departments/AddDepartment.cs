using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>/support department add: one more department, or one that was taken away and comes back with all that it had.</summary>
internal sealed class AddDepartment(
    TicketsDbContext db,
    DepartmentQuery departments,
    DepartmentEditor save,
    RoleValidation roles,
    DepartmentCard card,
    RefusedFormStore refused
)
{
    [Command("support department add", "Add a department that tickets can be opened with"), RequireCommand("support")]
    public async Task<Modal> AskAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await departments.All(context.GuildId).CountAsync(cancellationToken) >= DepartmentQuery.MaxCount)
            return Modal.Refuse(TicketTexts.Get(context.Culture, "department.too-many", DepartmentQuery.MaxCount));
        return Content(context).Open();
    }

    private static FormContent Content(InteractionContext context)
    {
        string Text(string key) => TicketTexts.Get(context.Culture, key);
        return new FormContent(
            Route.To("department-add"),
            Text("department.add.title"),
            [
                new TextInput("name", Text("department.field.name"))
                {
                    Description = TicketTexts.Get(
                        context.Culture,
                        "department.add.name-help",
                        Languages.Name(Languages.Of(context.GuildCulture))
                    ),
                    MaxLength = DepartmentValidation.MaxNameLength,
                },
                new TextInput("description", Text("department.field.description"))
                {
                    Description = Text("department.field.description-help"),
                    Required = false,
                    Multiline = true,
                    MaxLength = DepartmentValidation.MaxDescriptionLength,
                },
                new TextInput("emoji", Text("department.field.emoji"))
                {
                    Description = Text("department.field.emoji-help"),
                    Required = false,
                    MaxLength = 64,
                },
                new RoleSelectInput("roles", Text("department.add.roles"))
                {
                    Description = Text("department.add.roles-help"),
                    Required = false,
                    MaxValues = DepartmentValidation.MaxRoles,
                },
                new TextInput("key", Text("department.add.key"))
                {
                    Description = Text("department.add.key-help"),
                    Required = false,
                    MaxLength = 32,
                },
            ]
        );
    }

    [ModalSubmit("department-add"), RequireCommand("support")]
    public async Task<Reply> AddAsync(ModalContext context, CancellationToken cancellationToken)
    {
        var form = new ModalReader(context.Values, Content(context).Inputs);
        var (name, key, ids) = (
            form.Text("name", DepartmentValidation.MaxNameLength),
            form.Text("key").ToLowerInvariant(),
            form.Ids("roles")
        );
        if (name.Length == 0 || key.Length > 0 && !DepartmentValidation.IsKey(key))
            return await RefuseAsync(new Refusal(name.Length == 0 ? "department.nameless" : "department.key"));
        if (await roles.ProblemAsync(context.GuildId, ids, DepartmentRoleKind.Staff, cancellationToken) is { } problem)
            return await RefuseAsync(problem);
        var back = false;
        var saved = await save.EditAsync(
            context,
            async _ =>
            {
                var all = await db
                    .Departments.Include(d => d.Roles)
                    .Where(d => d.GuildId == context.GuildId)
                    .ToListAsync(cancellationToken);
                var wanted = key.Length > 0 ? key : FreeKey(all, name);
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
            department => FillAsync(context, department, form, ids, cancellationToken),
            cancellationToken
        );
        return saved.Department is { } added
            ? await card.WriteAsync(context, added, Headline(context, added, back), cancellationToken)
            : await RefuseAsync(saved.Refusal!);

        async Task<Reply> RefuseAsync(Refusal why) =>
            Reply.Refuse(await refused.KeepAsync(context, context.GuildId, Content(context), why.In(context.Culture), cancellationToken));
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

    // A name without letters of a–z makes no key. One that was taken away is taken back rather than doubled.
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

    private static string Headline(InteractionContext context, Department added, bool back)
    {
        var name = Markdown.Escape(added.NameIn(context.Culture));
        var headline = TicketTexts.Get(context.Culture, back ? "department.back" : "department.added", name);
        return added.StaffRoles.Any() ? headline : $"{headline}\n{TicketTexts.Get(context.Culture, "department.no-staff")}";
    }
}
