using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Activity;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Archiving.CatchingUp;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Archiving;

/// <summary>Messages, attachments and the search index.</summary>
internal static class ArchivingArea
{
    public static IPluginBuilder AddArchiving(this IPluginBuilder plugin) =>
        plugin
            .AddService<TicketEffect, HistoryEffect>()
            .AddService<FetchThreads>()
            .AddFeature<RecordMessages>()
            .AddSingleton<ArchiveWriter>()
            .AddService<ArchiveBatch>()
            .AddService<ArchiveRows>()
            .AddService<MessageEvents>()
            .AddService<ClosingMessageNote>()
            .AddService<AttachmentDownloads>()
            .AddService<AuthorQuery>()
            .AddService<AttachmentStorage>()
            .AddSingleton<FileLocks>()
            .AddService<FileStorage>()
            .AddService<FileStorageRules>()
            .AddService<UnreferencedFiles>()
            .AddSingleton<AttachmentFiles>()
            .AddService<ChannelCatchUp>()
            .AddService<PageComparison>()
            .AddService<AttachmentCatchUp>()
            .AddService<CatchUpProgress>()
            .AddService<MessageIndexer>()
            .AddService<ArchivedTicketQuery>()
            .AddService<IndexRemoval>()
            .AddJob<BuildSearchIndex>(every: TimeSpan.FromSeconds(2))
            .AddService<TicketCatchUp>()
            .AddService<TrackActivity>()
            .AddService<TicketActivityStore>()
            .AddService<ActivityWriter>();
}
