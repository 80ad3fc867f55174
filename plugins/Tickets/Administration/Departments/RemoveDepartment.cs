using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>/support department remove: no new tickets can be opened. Existing tickets and their archive remain.</summary>
internal sealed class RemoveDepartment(TicketsDbContext db, DepartmentQuery departments, DepartmentEditor save, TimeProvider time)
{
    [Command("support department remove", "Remove a department; its tickets and history are kept"), RequireCommand("support")]
    public async Task<Reply> AskAsync(
        CommandContext context,
        [Option("department", "The department to remove", Autocomplete = nameof(CompleteAsync))] string department,
        CancellationToken cancellationToken
    ) =>
        await departments.ByTextAsync(context.GuildId, department, cancellationToken) is { } found
            ? await WriteAsync(context, found, cancellationToken)
            : DepartmentQuery.Unknown(department);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);

    [Button("department-ask-remove"), RequireCommand("support")]
    public async Task<Reply> AskAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        await departments.ByIdAsync(context.GuildId, id, cancellationToken) is { } found
            ? await WriteAsync(context, found, cancellationToken)
            : new Refusal("department.gone");

    [Button("department-remove"), RequireCommand("support")]
    public async Task<Update> RemoveAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var saved = await save.ByIdAsync(
            context,
            id,
            department =>
            {
                department.RemovedAt = time.GetUtcNow();
                return null;
            },
            cancellationToken
        );
        return saved.Department is { } removed
            ? (OutgoingMessage)context.Text("department.removed", Markdown.Escape(removed.NameIn(context.Culture)), removed.Key)
            : saved.Refusal!;
    }

    [Button("department-keep"), RequireCommand("support")]
    public static Task<Update> KeepAsync(ComponentContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Update>((OutgoingMessage)context.Text("department.kept"));

    private async Task<OutgoingMessage> WriteAsync(InteractionContext context, Department department, CancellationToken cancellationToken)
    {
        var live = await db.Tickets.CountAsync(
            t => t.GuildId == context.GuildId && t.DepartmentId == department.Id && t.State != TicketState.Closed,
            cancellationToken
        );
        return new OutgoingMessage
        {
            Content = context.Text("department.remove.ask", Markdown.Escape(department.NameIn(context.Culture)), live),
            Buttons =
            [
                new Button(Route.To("department-remove", department.Id), context.Text("department.remove")) { Style = ButtonStyle.Danger },
                new Button(Route.To("department-keep"), context.Text("department.keep")),
            ],
        };
    }
}
