using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>/support department add: adds a department, or restores a removed one with its settings.</summary>
internal sealed class AddDepartment(DepartmentQuery departments, NewDepartmentWriter writer, DepartmentCard card, RefusedFormStore refused)
{
    [Command("support department add", "Add a department that members can contact"), RequireCommand("support")]
    public async Task<Modal> AskAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await departments.All(context.GuildId).CountAsync(cancellationToken) >= DepartmentQuery.MaxCount)
            return new Refusal("department.too-many", DepartmentQuery.MaxCount);
        return Content(context).Open();
    }

    private static FormContent Content(InteractionContext context)
    {
        string Text(string key) => context.Text(key);
        return new FormContent(
            Route.To("department-add"),
            Text("department.add.title"),
            [
                new TextInput("name", Text("department.field.name"))
                {
                    Description = context.Text("department.add.name-help", Languages.Name(Languages.Of(context.GuildCulture))),
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
        var (saved, back) = await writer.WriteAsync(context, key, form, ids, cancellationToken);
        return saved.Department is { } added
            ? await card.WriteAsync(context, added, Headline(context, added, back), cancellationToken)
            : await RefuseAsync(saved.Refusal!);

        async Task<Reply> RefuseAsync(Refusal why) =>
            Reply.Refuse(await refused.KeepAsync(context, context.GuildId, Content(context), context.Text(why), cancellationToken));
    }

    private static string Headline(InteractionContext context, Department added, bool back)
    {
        var name = Markdown.Escape(added.NameIn(context.Culture));
        var headline = context.Text(back ? "department.back" : "department.added", name);
        return added.StaffRoles.Any() ? headline : $"{headline}\n{context.Text("department.no-staff")}";
    }
}
