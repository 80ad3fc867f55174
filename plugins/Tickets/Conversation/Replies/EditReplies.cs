using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Replies;

/// <summary>/staff reply add and edit: a modal for a canned reply.</summary>
internal sealed class EditReplies(TicketsDbContext db, ReplyQuery replies, ReplyForm form, RefusedFormStore refused, TimeProvider time)
{
    public const int MaxReplies = 500;

    [Command("staff reply add", "Save a canned reply"), RequireStaff]
    public async Task<Modal> AskAsync(CommandContext context, CancellationToken cancellationToken) =>
        await IsFullAsync(context.GuildId, cancellationToken)
            ? new Refusal("reply.full", MaxReplies)
            : (await form.MakeAsync(context, null, cancellationToken)).Open();

    [Command("staff reply edit", "Change a canned reply"), RequireStaff]
    public async Task<Modal> AskAsync(
        CommandContext context,
        [Option("name", "Which reply", Autocomplete = nameof(CompleteAsync))] string name,
        CancellationToken cancellationToken
    ) =>
        await replies.FindAsync(context, name, cancellationToken) is { } reply
            ? (await form.MakeAsync(context, reply, cancellationToken)).Open()
            : ReplyQuery.Missing(name);

    [ModalSubmit("reply-add"), RequireStaff]
    public Task<Reply> AddAsync(
        ModalContext context,
        [Input("name")] string name,
        [Input("text")] string text,
        [Input("department")] string department,
        [Input("ping")] bool ping,
        CancellationToken cancellationToken
    ) => SaveAsync(context, null, new ReplyFields(name, text, department, ping), cancellationToken);

    [ModalSubmit("reply-edit"), RequireStaff]
    public async Task<Reply> EditAsync(
        ModalContext context,
        Guid id,
        [Input("name")] string name,
        [Input("text")] string text,
        [Input("department")] string department,
        [Input("ping")] bool ping,
        CancellationToken cancellationToken
    ) =>
        await replies.FindAsync(context, id, cancellationToken) is { } reply
            ? await SaveAsync(context, reply, new ReplyFields(name, text, department, ping), cancellationToken)
            : new Refusal("reply.gone");

    public async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        await ReplyQuery.CompleteAsync(await replies.VisibleAsync(context, cancellationToken), typed, cancellationToken);

    private async Task<Reply> SaveAsync(ModalContext context, CannedReply? known, ReplyFields fields, CancellationToken cancellationToken)
    {
        var content = await form.MakeAsync(context, known, cancellationToken);
        var (reply, refusal) = await FillAsync(context, known, fields, cancellationToken);
        if (refusal is null && !await TrySaveAsync(cancellationToken))
            refusal = new Refusal("reply.taken", Markdown.Escape(reply!.Name));
        if (refusal is not null)
            return Reply.Refuse(await refused.KeepAsync(context, context.GuildId, content, context.Text(refusal), cancellationToken));
        var saved = context.Text("reply.saved", Markdown.Escape(reply!.Name));
        var unknown = Placeholders.FindUnknown(reply.Text, ReplyText.Known);
        return unknown.Count == 0
            ? saved
            : $"{saved}\n"
                + context.Text(
                    "reply.unknown-placeholders",
                    Truncate.To(string.Join(' ', unknown.Select(placeholder => $"`{placeholder}`")), 500),
                    ReplyText.KnownList
                );
    }

    private async Task<(CannedReply? Reply, Refusal? Refusal)> FillAsync(
        InteractionContext context,
        CannedReply? known,
        ReplyFields fields,
        CancellationToken cancellationToken
    )
    {
        var (name, text) = (ReplyQuery.CleanName(fields.Name), VisibleText.Trim(fields.Text));
        if (VisibleText.IsEmpty(name) || text.Length == 0)
            return (null, new Refusal("reply.empty"));
        if (known is null && await IsFullAsync(context.GuildId, cancellationToken))
            return (null, new Refusal("reply.full", MaxReplies));
        var (department, refusal) = await form.ReadDepartmentAsync(context, fields.Department, cancellationToken);
        if (refusal is not null)
            return (null, refusal);
        if (known is null)
        {
            known = new CannedReply
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                GuildId = context.GuildId,
                Name = name,
                Key = "",
                Text = text,
            };
            db.CannedReplies.Add(known);
        }

        (known.Name, known.Key, known.Text) = (name, ReplyQuery.KeyOf(name), text);
        (known.DepartmentId, known.PingsOwner) = (department, fields.Ping);
        (known.SavedById, known.SavedAt) = (context.Member.User.Id, time.GetUtcNow());
        return (known, null);
    }

    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            return false;
        }
    }

    private async Task<bool> IsFullAsync(Snowflake guild, CancellationToken cancellationToken) =>
        await db.CannedReplies.CountAsync(r => r.GuildId == guild, cancellationToken) >= MaxReplies;

    private sealed record ReplyFields(string Name, string Text, string Department, bool Ping);
}
