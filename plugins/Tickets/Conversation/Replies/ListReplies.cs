using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Replies;

/// <summary>/staff reply list: the canned replies that the member may use.</summary>
internal sealed class ListReplies(TicketsDbContext db, ReplyQuery replies)
{
    private const int OnPage = 10;
    private const int MaxTextLength = 150;

    [Command("staff reply list", "Show the canned replies"), RequireStaff]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        await WriteAsync(context, 0, cancellationToken);

    [Button("reply-list"), RequireStaff]
    public async Task<Update> TurnAsync(ComponentContext context, int page, CancellationToken cancellationToken) =>
        await WriteAsync(context, page, cancellationToken);

    private async Task<OutgoingMessage> WriteAsync(InteractionContext context, int page, CancellationToken cancellationToken)
    {
        var visible = await replies.VisibleAsync(context, cancellationToken);
        var count = await visible.CountAsync(cancellationToken);
        if (count == 0)
            return context.Text("reply.none");
        var pages = new Pager(count, OnPage, page);
        var shown = await pages.Of(visible.AsNoTracking().OrderBy(r => r.Key)).ToListAsync(cancellationToken);
        var ids = shown.Select(r => r.DepartmentId).OfType<Guid>().ToList();
        var departments = await db
            .Departments.AsNoTracking()
            .Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("reply.list-title", count),
                    Description = string.Join('\n', shown.Select(reply => Line(context, reply, departments))),
                    Color = Colors.Panel,
                    Footer = pages.Footer(context.Culture),
                },
            ],
            Buttons = pages.Buttons("reply-list"),
        };
    }

    private static string Line(InteractionContext context, CannedReply reply, Dictionary<Guid, Department> departments)
    {
        var where = reply.DepartmentId is { } id
            ? Markdown.Escape(departments[id].NameIn(context.Culture))
            : context.Text("reply.everywhere");
        var text = Markdown.EscapeTo(reply.Text.ReplaceLineEndings(" "), MaxTextLength);
        return $"**{Markdown.Escape(reply.Name)}** · {where} · {context.Text("reply.uses", reply.Uses)}\n-# {text}";
    }
}
