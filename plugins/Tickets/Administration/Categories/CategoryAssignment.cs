using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Categories;

/// <summary>Sets the category for new channels of a department, or of the server. Existing channels are not moved.</summary>
internal sealed class CategoryAssignment(GuildSettingsEditor edit, DepartmentEditor save)
{
    /// <param name="context">The caller.</param>
    /// <param name="department">The department, as typed; null for the server.</param>
    /// <param name="category">The category; null for none.</param>
    /// <param name="done">The text of the confirmation, with the owner of the setting and the category.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reply> AssignAsync(
        InteractionContext context,
        string? department,
        Snowflake? category,
        string done,
        CancellationToken cancellationToken
    )
    {
        var place = category is { } id ? Mention.Channel(id) : "";
        if (department is null)
        {
            await edit.EditAsync(
                context,
                guild =>
                {
                    (guild.CategoryId, guild.CategoryIsChosen) = (category, true);
                    return Task.FromResult<Refusal?>(null);
                },
                cancellationToken
            );
            return context.Text(done, context.Text("category.server"), place);
        }

        var saved = await save.ByTextAsync(
            context,
            department,
            found =>
            {
                found.CategoryId = category;
                return null;
            },
            cancellationToken
        );
        return saved.Department is { } changed
            ? context.Text(done, Markdown.Escape(changed.NameIn(context.Culture)), place)
            : (saved.Refusal!.Key == "department.gone" ? DepartmentQuery.Unknown(department) : saved.Refusal);
    }
}
