using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Transcripts.Build;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Deliver;

/// <summary>Sends a closed ticket's transcript as an ephemeral message: to its owner and to staff of the department.</summary>
internal sealed class GetTranscript(TicketsDbContext db, GuildSettingsReader guilds, TranscriptStore transcripts)
{
    [Button("transcript"), Everyone, InDirectMessages]
    public async Task<Reply> RunAsync(ComponentContext context, Guid ticketId, long part, CancellationToken cancellationToken)
    {
        var (guild, me, inDirectMessage) = (context.GuildId, context.Member.User.Id, context.GuildId == default);
        // A direct message has no server: only the member's own tickets are found.
        var ticket = await db
            .Tickets.AsNoTracking()
            .WithDepartment()
            .SingleOrDefaultAsync(t => t.Id == ticketId && (t.GuildId == guild || (inDirectMessage && t.OwnerId == me)), cancellationToken);
        if (ticket is null || AudienceOf(ticket, context.Member) is not { } audience)
            return new Refusal("transcript.not-yours");
        return await WriteAsync(context, ticket, audience, (int)Math.Clamp(part, 0, 99), cancellationToken);
    }

    private async Task<Reply> WriteAsync(
        InteractionContext context,
        Ticket ticket,
        TranscriptAudience audience,
        int part,
        CancellationToken cancellationToken
    )
    {
        if (
            audience == TranscriptAudience.Customer
            && !(await guilds.ReadAsync(ticket.GuildId, cancellationToken)).Delivers(TranscriptDelivery.Owner)
        )
            return new Refusal("transcript.not-given");
        if (!TranscriptStore.IsReady(ticket))
            return new Refusal(ticket.IsClosed ? "transcript.not-yet" : "transcript.open");
        var culture = audience == TranscriptAudience.Customer ? ticket.OwnerCulture() : context.GuildCulture;
        var batches = TranscriptBatches.Make(
            await transcripts.FilesAsync(ticket, culture, audience, cancellationToken),
            context.AttachmentSizeLimit
        );
        if (batches.Count == 0)
            return Reply.Refuse(
                RetentionNoticeRenderer.Transcript(ticket, context.Culture) ?? context.Text("transcript.forgotten", ticket.Label)
            );
        part = Math.Min(part, batches.Count - 1);
        // It was built for a server with more boosts than now.
        if (batches[part].Sum(file => file.Size) > context.AttachmentSizeLimit)
            return new Refusal("transcript.too-large-now", ticket.Label);
        return new OutgoingMessage
        {
            Content = context.Text(batches.Count == 1 ? "transcript.here" : "transcript.more", ticket.Label, part + 1, batches.Count),
            Files = TranscriptBatches.Outgoing(batches[part]),
            Buttons =
            [
                .. Enumerable
                    .Range(0, Math.Min(batches.Count, 25))
                    .Where(i => i != part)
                    .Select(i => new Button(TranscriptButton.RouteOf(ticket.Id, i), context.Text("transcript.part", i + 1, batches.Count))),
            ],
        };
    }

    private static TranscriptAudience? AudienceOf(Ticket ticket, Member member)
    {
        var roles = TicketRoles.Of(ticket, member);
        // A staff member's own ticket: notes about it are not for them.
        if (roles.HasFlag(ActorRoles.Owner))
            return TranscriptAudience.Customer;
        return roles.HasFlag(ActorRoles.Staff) ? TranscriptAudience.Staff : null;
    }
}
