using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Access;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Conversation.ControlMessage;
using DCTicket.Tickets.Conversation.Deadlines;
using DCTicket.Tickets.Conversation.Details;
using DCTicket.Tickets.Conversation.Escalation;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Conversation.Location;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Conversation.Notices;
using DCTicket.Tickets.Conversation.Priorities;
using DCTicket.Tickets.Conversation.Queue;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Conversation.Renaming;
using DCTicket.Tickets.Conversation.Replies;
using DCTicket.Tickets.Conversation.Resolving;
using DCTicket.Tickets.Conversation.Snoozing;
using DCTicket.Tickets.Conversation.StaffSection;
using DCTicket.Tickets.Conversation.Transfers;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Conversation;

/// <summary>Actions on an open ticket.</summary>
internal static class ConversationArea
{
    public static IPluginBuilder AddConversation(this IPluginBuilder plugin) =>
        plugin
            .SetCommandPermission(StaffCommands.Name, StaffCommands.Permission)
            .AddService<TicketEffect, ControlMessageEffect>()
            .AddService<ControlMessageSender>()
            .AddFeature<ListWaiting>()
            .AddFeature<ResolveTicket>()
            .AddFeature<RateTicket>()
            .AddService<RatingPolicy>()
            .AddJob<ProcessDeadlines>(every: TimeSpan.FromSeconds(15))
            .AddService<TicketEffect, AccessEffect>()
            .AddService<ThreadAccessEffect>()
            .AddService<AccessGuard>()
            .AddService<AccessComparison>()
            .AddService<AccessReport>()
            .AddSingleton<AccessIncidents>()
            .AddFeature<WatchOverwrites>()
            .AddService<TicketEffect, NoticesEffect>()
            .AddService<ControlMessageRenderer>()
            .AddService<ControlSections>()
            .AddFeature<ShowStaffSection>()
            .AddFeature<WriteStaffNote>()
            .AddService<StaffSectionRenderer>()
            .AddService<TicketEffect, StaffThreadEffect>()
            .Export<ITicketStaffSection, TicketStaffSection>()
            .AddService<TicketEffect, ControlMessageUpdateEffect>()
            .AddService<TicketEffect, PinControl>()
            .AddService<TicketEffect, LocationEffect>()
            .AddService<ChannelMover>()
            .AddService<LocationOutcomeQuery>()
            .AddFeature<EscalateTicket>()
            .AddFeature<ClaimTicket>()
            .AddService<ClaimPolicy>()
            .AddFeature<SetPriority>()
            .AddFeature<TicketNotes>()
            .AddFeature<SnoozeTicket>()
            .AddJob<EndSnoozes>(every: TimeSpan.FromSeconds(15))
            .AddFeature<SetAutoClose>()
            .AddService<WaitingTicketQuery>()
            .AddFeature<LabelTicket>()
            .AddService<LabelQuery>()
            .AddFeature<SendReply>()
            .AddFeature<EditReplies>()
            .AddFeature<RemoveReply>()
            .AddFeature<ListReplies>()
            .AddService<ReplyQuery>()
            .AddService<ReplyForm>()
            .AddService<StaffNoteWriter>()
            .AddFeature<InviteToTicket>()
            .AddFeature<TransferTicket>()
            .AddService<DepartmentTransfer>()
            .AddFeature<RenameTicket>()
            .AddFeature<ShowTicketDetails>();
}
