using DCTicket.Contracts;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Opening.Blocklist;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Tickets.Opening.Limits;
using DCTicket.Tickets.Opening.Open;
using DCTicket.Tickets.Opening.Placement;
using DCTicket.Tickets.Opening.Threads;

namespace DCTicket.Tickets.Opening;

/// <summary>Forms, limits, channels and threads of new tickets.</summary>
internal static class OpeningArea
{
    public static IPluginBuilder AddOpening(this IPluginBuilder plugin) =>
        plugin
            .AddFeature<BlockMember>()
            .AddFeature<ListBlockedMembers>()
            .AddJob<ExpireBlockedMembers>(every: TimeSpan.FromHours(1))
            .AddFeature<OpenTicket>()
            .AddFeature<OpenByCommand>()
            .AddFeature<OpenForMember>()
            .AddFeature<OpenFromMessage>()
            .AddFeature<FillInForm>()
            .AddFeature<ReopenRefusedForm>()
            .AddService<OpeningFormBuilder>()
            .AddService<OpeningPlanner>()
            .AddService<OpeningPolicies>()
            .AddService<DepartmentPrompt>()
            .AddService<OpeningFactsQuery>()
            .AddService<FormDraftStore>()
            .AddService<RefusedFormStore>()
            .AddService<FormFileFetcher>()
            .AddService<OpeningSubmission>()
            .AddService<TicketStarter>()
            .AddService<TicketInserter>()
            .AddService<OpeningRateLimit>()
            .AddJob<NotifyOpeningRateLimit>(every: TimeSpan.FromSeconds(5))
            .AddSingleton<GuildLock>()
            .AddJob<ExpireFormDrafts>(every: TimeSpan.FromHours(1))
            .AddService<TicketEffect, ChannelEffect>()
            .AddService<ChannelCreator>()
            .AddService<ExistingChannelQuery>()
            .AddService<CategoryAllocator>()
            .AddService<OverflowCategoryCreator>()
            .AddSingleton<FullCategoryCache>()
            .AddService<ThreadCreator>()
            .AddService<TicketEffect, ThreadNoticeEffect>()
            .AddService<ThreadViewerQuery>()
            .AddFeature<JoinThread>()
            .AddService<FormFiles>()
            .AddService<TicketEffect, FormFilesEffect>()
            .AddService<TicketEffect, NewTicketNoticeEffect>();
}
