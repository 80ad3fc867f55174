using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>Saves the request of a context menu command, and asks for the department.</summary>
internal sealed class DepartmentPrompt(TicketsDbContext db, OpeningPlanner plans, TimeProvider time)
{
    private const int MaxTextLength = 1500;

    /// <summary>With a message, even for a single department.</summary>
    public async Task<Reply> AskAsync(
        CommandContext context,
        User owner,
        string ownerName,
        Message? source,
        CancellationToken cancellationToken
    ) =>
        await KeepAsync(context, owner, ownerName, source, cancellationToken) is { Count: > 0 } departments
            ? Ask(context, owner, departments)
            : Reply.Refuse(None(context, owner));

    /// <summary>Saves the request under the id of the command's interaction.</summary>
    /// <param name="context">The command.</param>
    /// <param name="owner">The future owner.</param>
    /// <param name="ownerName">The owner's name in the server.</param>
    /// <param name="source">The source message; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The departments to choose from; without any, nothing is saved.</returns>
    public async Task<IReadOnlyList<Department>> KeepAsync(
        CommandContext context,
        User owner,
        string ownerName,
        Message? source,
        CancellationToken cancellationToken
    )
    {
        var departments = await plans.DepartmentsAsync(context, IsForAnother(context, owner), cancellationToken);
        if (departments.Count == 0)
            return departments;
        db.OpenRequests.Add(
            new OpenRequest
            {
                Id = context.Id,
                GuildId = context.GuildId,
                UserId = context.Member.User.Id,
                OwnerId = owner.Id,
                OwnerName = ownerName,
                SourceMessage = source is null ? null : MessageLink.To(context.GuildId, source.ChannelId, source.Id),
                SourceText = source is null ? null : Truncate.To(source.Content, MaxTextLength),
                CreatedAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return departments;
    }

    /// <summary>Asks the member to choose a department.</summary>
    public static OutgoingMessage Ask(CommandContext context, User owner, IReadOnlyList<Department> departments) =>
        ChooseDepartment.Write(
            IsForAnother(context, owner) ? context.Text("open.choose-for", owner.Mention) : context.Text("open.choose"),
            departments,
            context.Id,
            context.Culture
        );

    /// <summary>The error message without departments.</summary>
    public static string None(CommandContext context, User owner) =>
        context.Text(IsForAnother(context, owner) ? "open.not-staff" : "open.none");

    private static bool IsForAnother(CommandContext context, User owner) => owner.Id != context.Member.User.Id;
}
