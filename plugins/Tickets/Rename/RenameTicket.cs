using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Gives a ticket's channel another name. Discord allows two changes in ten minutes.</summary>
internal sealed class RenameTicket(ChangeTicket change)
{
    [Command("rename", "Give this ticket’s channel another name"), RequireAction(TicketAction.Rename)]
    public async Task<Reply> RunAsync(
        CommandContext context, [Option("name", "The new name; Discord lowers it and puts - for spaces", MinLength = 1, MaxLength = 100)] string name, CancellationToken cancellationToken)
    {
        // As Discord will have it.
        var wanted = ChannelName.Cut(ChannelName.Normalize(name), ChannelName.Longest);
        if (wanted.Length == 0)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "rename.empty"));
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.Rename,
            renaming =>
            {
                renaming.Ticket.Name = wanted;
                renaming.Detail = wanted;
                return null;
            },
            cancellationToken);
        if (result.Refusal is { } refusal)
            return Reply.Refuse(refusal.In(context.Culture));
        return SetPlace.FreeAt(result.Ticket!) is { } at && at > result.Done!.Now
            ? TicketTexts.Get(context.Culture, "rename.later", Markdown.Escape(wanted), Markdown.Relative(at))
            : TicketTexts.Get(context.Culture, "rename.done", Markdown.Escape(wanted));
    }
}
