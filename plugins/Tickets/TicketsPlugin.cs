using DCTicket.Contracts;

namespace DCTicket.Tickets;

public sealed class TicketsPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) => plugin
        .AddOptions<TicketsOptions>()
        .AddDatabase<TicketsDbContext>()
        .AddTexts(TicketTexts.Catalog)
        .AddSingleton<TicketChannels>()
        .AddSingleton<GuildNames>()
        .AddSingleton<Claims>()
        .AddSingleton<RoleCache>()
        .AddService<ReadGuild>()

        .AddFeature<SetUpPanel>()
        .AddService<ResolveRoles>()
        .AddService<SaveGuild>()
        .AddService<SeedDepartments>()
        .AddService<PostPanel>()

        .AddFeature<OpenTicket>()
        .AddService<InsertTicket>()
        .AddService<OpeningEffects>()
        .AddService<MakeChannel>()
        .AddService<PostWelcome>()

        .AddFeature<CloseTicket>()
        .AddService<ClosingEffects>()
        .AddService<PostClosing>()
        .AddService<WriteClosing>()
        .AddFeature<NoteClosingMessage>()
        .AddService<TellProblem>()
        .AddFeature<ResolveTicket>()
        .AddFeature<ReopenResolved>()
        .AddFeature<CloseOfLeaver>()
        .AddService<CloseOfLeaver>()
        .AddFeature<RateTicket>()
        .AddService<ShowRating>()
        .AddJob<MeetDeadlines>(every: TimeSpan.FromSeconds(15))
        .AddService<FetchHistory>()
        .AddService<DeleteChannel>()

        .AddService<DeliveryEffects>()
        .AddService<ReadTranscript>()
        .AddService<SendTranscript>()
        .AddService<SendLog>()

        .AddFeature<RecordMessages>()
        .AddService<ArchiveMessages>()
        .AddService<StoreAttachments>()
        .AddService<AttachmentFiles>()
        .AddService<CatchUp>()

        .AddFeature<ShowDiagnosis>()
        .AddService<ReadGuildFacts>()
        .AddSingleton<HealthWatch>()
        .AddFeature<NoticeChanges>()
        .AddJob<ReportHealth>(every: TimeSpan.FromSeconds(5))

        .AddFeature<ForgetWhatIsGone>()
        .AddFeature<LeaveAndReturn>()
        .AddFeature<FindLeavers>()
        .AddFeature<RepairTicket>()
        .AddFeature<Reconcile>()
        .AddFeature<RememberGuildName>()
        .AddService<CloseOrphan>()
        .AddService<NoteChannelGone>()

        .AddJob<ContinueTickets>(every: TimeSpan.FromSeconds(5))
        .AddService<ContinueTicket>()
        .AddService<TicketEffects>()
        .AddSingleton<TicketLocks>()
        .AddSingleton<TicketWorker>()

        .AddService<ChangeTicket>()
        .AddService<ApplyChange>()
        .AddService<WorkingEffects>()
        .AddService<SetAccess>()
        .AddService<SendPosts>()
        .AddService<WriteControl>()
        .AddService<UpdateControl>()
        .AddService<SetPlace>()

        .AddFeature<FollowWords>()
        .AddService<FollowWords>()
        .AddFeature<AskForPeople>()
        .AddFeature<ClaimTicket>()
        .AddFeature<SetPriority>()
        .AddFeature<WriteNotes>()
        .AddFeature<InviteToTicket>()
        .AddFeature<TransferTicket>()
        .AddFeature<RenameTicket>()
        .AddFeature<ShowTicket>()

        .Export<ITickets, TicketRoles>();
}
