using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Replies;

/// <summary>The modal of a canned reply, with the departments where the member is staff.</summary>
internal sealed class ReplyForm(TicketsDbContext db, DepartmentQuery departments)
{
    private const string All = "*";

    /// <param name="context">The member.</param>
    /// <param name="reply">The reply to change; null for a new one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FormContent> MakeAsync(InteractionContext context, CannedReply? reply, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(context, cancellationToken);
        return new FormContent(
            reply is null ? Route.To("reply-add") : Route.To("reply-edit", reply.Id),
            context.Text(reply is null ? "reply.form.add" : "reply.form.edit"),
            [
                new TextInput("name", context.Text("reply.form.name")) { Value = reply?.Name, MaxLength = ReplyQuery.MaxNameLength },
                new TextInput("text", context.Text("reply.form.text"))
                {
                    Description = context.Text("reply.form.text-help", ReplyText.KnownList),
                    Value = reply?.Text,
                    Multiline = true,
                    MaxLength = ReplyText.MaxLength,
                },
                new StringSelectInput(
                    "department",
                    context.Text("reply.form.department"),
                    [
                        new SelectOption(context.Text("reply.everywhere"), All) { Default = reply?.DepartmentId is null },
                        .. own.Select(d => new SelectOption(d.NameIn(context.Culture), d.Key) { Default = d.Id == reply?.DepartmentId }),
                    ]
                ),
                new CheckboxInput("ping", context.Text("reply.form.ping"))
                {
                    Description = context.Text("reply.form.ping-help"),
                    Default = reply?.PingsOwner == true,
                },
            ]
        );
    }

    /// <summary>The chosen department; null for all.</summary>
    public async Task<(Guid? Department, Refusal? Refusal)> ReadDepartmentAsync(
        InteractionContext context,
        string chosen,
        CancellationToken cancellationToken
    )
    {
        if (chosen is All or "")
            return (null, null);
        var department = (await OwnAsync(context, cancellationToken)).Find(d => d.Key == chosen);
        return department is null ? (null, DepartmentQuery.Unknown(chosen)) : (department.Id, null);
    }

    private async Task<List<Department>> OwnAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var asker = await Requester.ReadAsync(db, context.GuildId, context.Member, cancellationToken);
        var all = await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        return [.. all.Where(d => asker.MaySee(d.GuildId, d.Id)).Take(DepartmentQuery.MaxCount - 1)];
    }
}
