using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Makes the channel of a ticket that was just saved, and links to it. All else follows behind.</summary>
internal sealed class BeginTicket(ContinueTicket continueTicket, TicketWorker worker, BotPermissionQuery permissions)
{
    public async Task<Reply> RunAsync(InteractionContext context, Guid ticket, CancellationToken cancellationToken)
    {
        var run = await continueTicket.RunAsync(ticket, repeat: false, until: t => t.ChannelId is not null, cancellationToken);
        if (run.Ticket is { ChannelId: not null, IsClosed: false })
            worker.Start(ticket);
        var lacks = run.Refusal is DiscordException e && e.IsMissingPermission();
        return lacks ? await LacksAsync(context, cancellationToken) : Answer(context, run);
    }

    private async Task<Reply> LacksAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var has = await permissions.FindInServerAsync(context.GuildId, cancellationToken);
        return Reply.Refuse(TicketTexts.Get(context.Culture, "open.lacks", NeededPermissions.ToMakeChannels(context.Culture, has)));
    }

    private static Reply Answer(InteractionContext context, TicketRun run) => run switch
    {
        { Ticket: { ChannelId: { } channel, ReopenedFromId: not null } ticket } =>
            TicketTexts.Get(context.Culture, "reopen.goes-on", ticket.Label, $"<#{channel}>"),
        { Ticket: { ChannelId: { } channel, OpenedById: not null } ticket } =>
            TicketTexts.Get(context.Culture, "open.done-for", $"<@{ticket.OwnerId}>", $"<#{channel}>"),
        { Ticket.ChannelId: { } channel } => TicketTexts.Get(context.Culture, "open.done", $"<#{channel}>"),
        { Refusal: DiscordException { Code: DiscordErrorCode.TooManyChannels or DiscordErrorCode.TooManyThreads } } =>
            Reply.Refuse(TicketTexts.Get(context.Culture, "open.full")),
        { Refusal: DiscordException e } => Reply.Refuse(TicketTexts.Get(context.Culture, "open.refused", e.Reason)),
        { Refusal: not null } => Reply.Refuse(TicketTexts.Get(context.Culture, "open.refused", TicketTexts.Get(context.Culture, "open.fault"))),
        _ => TicketTexts.Get(context.Culture, "open.later", run.Ticket.Label),
    };
}
