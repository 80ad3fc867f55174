using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>The result, in the member's language.</summary>
/// <param name="Text">The message to the member.</param>
/// <param name="Refused">Whether there is no ticket.</param>
internal sealed record StartedTicket(string Text, bool Refused = false)
{
    /// <summary>The same with what the member should know of an opened ticket.</summary>
    public StartedTicket With(IReadOnlyList<string> notices) =>
        Refused || notices.Count == 0 ? this : this with { Text = string.Join('\n', [Text, .. notices]) };

    public Reply ToReply() => Refused ? Reply.Refuse(Text) : Text;
}

/// <summary>Creates the channel of a new ticket, and links to it. The rest runs in the background.</summary>
internal sealed class TicketStarter(EffectRunner runner, BackgroundWork work, BotPermissionQuery permissions)
{
    public async Task<StartedTicket> StartAsync(InteractionContext context, Guid ticket, CancellationToken cancellationToken)
    {
        var run = await runner.ContinueAsync(ticket, repeat: false, until: t => t.ChannelId is not null, cancellationToken);
        if (run.Ticket is { ChannelId: not null, IsClosed: false })
            work.Start(ticket);
        var lacks = run.Refusal is DiscordException e && e.IsMissingPermission;
        return lacks ? await LacksAsync(context, cancellationToken) : Answer(context, run);
    }

    private async Task<StartedTicket> LacksAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if (permissions.FindTimeout(context.GuildId) is { } timeout)
            return new(context.Text("open.bot-timeout", Timestamp.Relative(timeout)), Refused: true);
        var has = await permissions.FindInServerAsync(context.GuildId, cancellationToken);
        return new(context.Text("open.lacks", NeededPermissions.ToMakeChannels(context.Culture, has)), Refused: true);
    }

    private static StartedTicket Answer(InteractionContext context, TicketRun run)
    {
        string Text(string key, params ReadOnlySpan<object?> arguments) => context.Text(key, arguments);
        return run switch
        {
            { Ticket: { ChannelId: { } channel, ReopenedFromId: not null } ticket } => new(
                Text("reopen.goes-on", ticket.Label, Mention.Channel(channel))
            ),
            { Ticket: { ChannelId: { } channel, OpenedById: not null } ticket } => new(
                Text("open.done-for", Mention.User(ticket.OwnerId), Mention.Channel(channel))
            ),
            { Ticket.ChannelId: { } channel } => new(Text("open.done", Mention.Channel(channel))),
            { Refusal: DiscordException { Code: DiscordErrorCode.TooManyChannels or DiscordErrorCode.TooManyThreads } } => new(
                Text("open.full"),
                Refused: true
            ),
            { Refusal: DiscordException e } => new(Text("open.refused", e.Reason), Refused: true),
            { Refusal: not null } => new(Text("open.refused", Text("open.fault")), Refused: true),
            _ => new(Text("open.later", run.Ticket.Label)),
        };
    }
}
