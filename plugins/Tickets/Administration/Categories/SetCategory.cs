using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Categories;

/// <summary>/category set and /category clear: the category for new channels of a department, or of all departments without one.</summary>
internal sealed class SetCategory(DepartmentQuery departments, CategoryAssignment use, ChannelValidation check)
{
    [Command("category set", "Choose the category in which ticket channels are made"), RequireCommand("category")]
    public async Task<Reply> SetAsync(
        CommandContext context,
        [Option("category", "The category", ChannelType = ChannelType.Category)] Channel category,
        [Option(
            "department",
            "Only for this department; for all without one of their own if you leave it out",
            Autocomplete = nameof(CompleteAsync)
        )]
            string? department,
        CancellationToken cancellationToken
    ) =>
        await check.CategoryAsync(context.GuildId, category.Id, context.Culture, cancellationToken) is { } lacking
            ? Reply.Refuse(lacking)
            : await use.AssignAsync(context, department, category.Id, "category.set", cancellationToken);

    [
        Command("category clear", "Make a department's channels in the server's category, or all of them outside of any"),
        RequireCommand("category")
    ]
    public Task<Reply> ClearAsync(
        CommandContext context,
        [Option("department", "Only for this department; the server's category if you leave it out", Autocomplete = nameof(CompleteAsync))]
            string? department,
        CancellationToken cancellationToken
    ) => use.AssignAsync(context, department, null, "category.cleared", cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);
}
