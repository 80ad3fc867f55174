using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Conversation.ControlMessage;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Conversation.Replies;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Notices;

/// <summary>Posts notices in the channel, in order. A notice is identified by the timestamp in its embed.</summary>
internal sealed class NoticesEffect(TicketsDbContext db, GuildSettingsReader guilds, ArchiveWriter archive, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Notices;

    public override IReadOnlyList<string> Columns => [SyncedRevision.AppliedOf(nameof(Ticket.Notices))];

    public override bool IsMissing(Ticket ticket) =>
        ticket.LiveChannelId is not null && !ticket.IsClosed && ticket.Notices.IsStale && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var post = await db
            .Notices.Where(p => p.TicketId == ticket.Id && p.MessageId == null)
            .OrderBy(p => p.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (post is null)
        {
            ticket.Notices.Apply();
            return;
        }

        var channel = ticket.ChannelId!.Value;
        var reply = post.Action == TicketAction.SendReply ? SentReply.Read(post) : null;
        var message = run.Repeat ? await FindAsync(ticket, post, reply, cancellationToken) : null;
        message ??= await discord.SendMessageAsync(
            channel,
            reply is null ? await WriteAsync(ticket, post, cancellationToken) : WriteReply(post, reply),
            cancellationToken
        );
        if (reply is not null)
        {
            await archive.WriteAsync([reply.Seen(ticket, message)], cancellationToken);
            // The archive has it.
            post.Arguments = [];
        }

        post.MessageId = message.Id;
        ticket.Notices.ApplyNext();
    }

    private async Task<Message?> FindAsync(Ticket ticket, TicketNotice post, SentReply? reply, CancellationToken cancellationToken)
    {
        // The same reply may have been sent twice.
        var others = reply is null
            ? []
            : await db
                .Notices.Where(p => p.TicketId == ticket.Id && p.MessageId != null)
                .Select(p => p.MessageId!.Value)
                .ToListAsync(cancellationToken);
        return await discord.FindOwnAsync(
            ticket.ChannelId!.Value,
            post.CreatedAt,
            m => reply is null ? m.Embeds.Any(e => e.Timestamp == post.CreatedAt) : reply.Is(m) && !others.Contains(m.Id),
            cancellationToken
        );
    }

    private static OutgoingMessage WriteReply(TicketNotice post, SentReply reply) =>
        new()
        {
            Content = reply.Text,
            Mentions = new Mentions(post.PingsUser is { } pinged ? [pinged] : [], []),
            Nonce = $"p{post.Id}",
        };

    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, TicketNotice post, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var roles = post.PingsStaff ? await guilds.LiveStaffAsync(ticket, cancellationToken) : [];
        List<string> mentions = [.. roles.Select(Mention.Role)];
        if (post.PingsUser is { } user)
            mentions.Add(Mention.User(user));
        return new OutgoingMessage
        {
            Content = mentions.Count == 0 ? null : string.Join(' ', mentions),
            Mentions = new Mentions(post.PingsUser is { } pinged ? [pinged] : [], roles),
            Nonce = $"p{post.Id}",
            ActionRows = post.Action switch
            {
                TicketAction.Resolve => RowsOfResolved(ticket, guild, post),
                TicketAction.RequestClose => [CloseRequestButtons.Of(ticket.Id, guild.Culture)],
                _ => [],
            },
            Embeds =
            [
                new Embed
                {
                    Description = guild.Text($"post.{post.Action}", [.. post.Arguments]) + More(ticket, guild, post),
                    Color = Colors.Of(ticket.State),
                    Timestamp = post.CreatedAt,
                },
            ],
        };
    }

    private static IReadOnlyList<IReadOnlyList<Contracts.Component>> RowsOfResolved(
        Ticket ticket,
        GuildSettingsSnapshot guild,
        TicketNotice post
    ) =>
        [
            ControlMessageRenderer.ButtonsOfResolved(ticket, guild),
            .. AsksForRating(ticket, post) ? [RateTicket.Ask(ticket.Id, guild.Culture)] : Array.Empty<IReadOnlyList<Contracts.Component>>(),
        ];

    private static string More(Ticket ticket, GuildSettingsSnapshot guild, TicketNotice post) =>
        post switch
        {
            { Action: TicketAction.Resolve } when AsksForRating(ticket, post) => "\n"
                + guild.Text("rate.ask-owner", Mention.User(ticket.OwnerId)),
            { Action: TicketAction.RequestClose } when ticket.CloseRequestReason is { } reason => "\n"
                + guild.Text("close-request.reason", Markdown.Escape(reason)),
            { Action: TicketAction.Transfer, Arguments.Count: > 3 } => "\n-# " + guild.Text("post.Transfer.note"),
            _ => "",
        };

    // The owner is pinged if somebody else has resolved it.
    private static bool AsksForRating(Ticket ticket, TicketNotice post) =>
        RatingPolicy.AsksAtResolving(ticket, byStaff: post.PingsUser is not null);
}
