using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Closing.Leaving;
using DCTicket.Tickets.Closing.Reopening;
using DCTicket.Tickets.Closing.Requests;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Closing;

/// <summary>Closing, reopening, and members who leave.</summary>
internal static class ClosingArea
{
    public static IPluginBuilder AddClosing(this IPluginBuilder plugin) =>
        plugin
            .AddFeature<CloseTicket>()
            .AddService<TicketEffect, ClosingMessageEffect>()
            .AddService<ClosingMessageRenderer>()
            .AddFeature<RequestClose>()
            .AddFeature<AnswerCloseRequest>()
            .AddService<TicketEffect, TranscriptProblemEffect>()
            .AddFeature<ReopenResolved>()
            .AddFeature<ReopenClosed>()
            .AddService<ReopenAction>()
            .AddService<ParticipantQuery>()
            .AddService<FollowUpTicketWriter>()
            .AddFeature<CloseOnMemberLeft>()
            .AddFeature<EndClaims>()
            .AddService<CloseOnMemberLeft>()
            .AddService<TicketEffect, ChannelDeletionEffect>();
}
