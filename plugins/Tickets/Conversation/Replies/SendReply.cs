using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Replies;

/// <summary>/staff reply send: the bot posts a canned reply into the ticket. It counts as an answer of the member.</summary>
internal sealed class SendReply(TicketsDbContext db, TicketActions change, ReplyQuery replies, IDiscord discord)
{
    [Command("staff reply send", "Send a canned reply to the customer"), RequireAction(TicketAction.SendReply)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("name", "Which reply", Autocomplete = nameof(CompleteAsync))] string name,
        CancellationToken cancellationToken
    )
    {
        if (await replies.FindAsync(context, name, cancellationToken) is not { } reply)
            return ReplyQuery.Missing(name);
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.SendReply,
            sending => Edit(sending, reply, context),
            cancellationToken
        );
        if (result.Refusal is { } refusal)
            return refusal;
        await db
            .CannedReplies.Where(r => r.Id == reply.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Uses, r => r.Uses + 1), cancellationToken);
        return await change.AnswerAsync(result, context.Text("reply.sent-later", Markdown.Escape(reply.Name)), cancellationToken);
    }

    public async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken)
    {
        var department = await db
            .Tickets.InChannel(context.GuildId, context.ChannelId)
            .Select(t => (Guid?)t.DepartmentId)
            .SingleOrDefaultAsync(cancellationToken);
        var visible = await replies.VisibleAsync(context, cancellationToken);
        return await ReplyQuery.CompleteAsync(
            visible.Where(r => r.DepartmentId == null || r.DepartmentId == department),
            typed,
            cancellationToken
        );
    }

    private Refusal? Edit(TicketChange sending, CannedReply reply, InteractionContext context)
    {
        var ticket = sending.Ticket;
        if (reply.DepartmentId is { } department && department != ticket.DepartmentId)
            return new Refusal("reply.other-department", Markdown.Escape(reply.Name));
        var text = ReplyText.Fill(reply, ticket, context, discord.FindGuildName(context.GuildId));
        if (Truncate.Length(text) > ReplyText.MaxLength)
            return new Refusal("reply.too-long", Markdown.Escape(reply.Name), ReplyText.MaxLength);
        sending.Post = new SentReply(text, context.Member.User.Id, context.Member.DisplayName, sending.Roles).Write();
        sending.PingsUser = reply.PingsOwner ? ticket.OwnerId : null;
        sending.Detail = reply.Name;
        return null;
    }
}
