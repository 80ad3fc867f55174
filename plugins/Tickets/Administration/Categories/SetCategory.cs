using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Categories;

/// <summary>/category set and /category clear: the category for new channels of a department, or of all departments without one.</summary>
internal sealed class SetCategory(DepartmentQuery departments, CategoryAssignment use, ChannelValidation check)
{
    [Command("category set", "Choose the category for ticket channels"), RequireCommand("category")]
    public async Task<Reply> SetAsync(
        CommandContext context,
        [Option("category", "The category to use", ChannelType = ChannelType.Category)] Channel category,
        [Option("department", "Only for this department; leave empty for all without their own", Autocomplete = nameof(CompleteAsync))]
            string? department,
        CancellationToken cancellationToken
    ) =>
        await check.CategoryAsync(context.GuildId, category.Id, context.Culture, cancellationToken) is { } lacking
            ? Reply.Refuse(lacking)
            : await use.AssignAsync(context, department, category.Id, "category.set", cancellationToken);

    [Command("category clear", "Use the server’s category for a department, or no category at all"), RequireCommand("category")]
    public Task<Reply> ClearAsync(
        CommandContext context,
        [Option("department", "Only for this department; leave empty for the server’s category", Autocomplete = nameof(CompleteAsync))]
            string? department,
        CancellationToken cancellationToken
    ) => use.AssignAsync(context, department, null, "category.cleared", cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);
}
