using DCTicket.Contracts;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Tickets.Transcripts.Deliver;
using DCTicket.Tickets.Transcripts.Exports;

namespace DCTicket.Tickets.Transcripts;

/// <summary>Transcripts and exports.</summary>
internal static class TranscriptsArea
{
    public static IPluginBuilder AddTranscripts(this IPluginBuilder plugin) =>
        plugin
            .AddService<TicketEffect, LogMessageUpdateEffect>()
            .AddService<TranscriptReader>()
            .AddService<MentionNameQuery>()
            .AddSingleton<MentionNameLookup>()
            .AddService<ArchiveReader>()
            .AddService<TranscriptPackager>()
            .AddService<TranscriptStore>()
            .AddSingleton<TranscriptFolder>()
            .AddFeature<GetTranscript>()
            .AddService<GetTranscript>()
            .AddService<TicketEffect, TranscriptDeliveryEffect>()
            .AddService<LogMessageEffect>()
            .AddService<TicketEffect, LogMessageEffect>()
            .AddFeature<ExportHistory>()
            .AddFeature<ShowExports>()
            .AddService<ExportRights>()
            .AddService<ExportSteps>()
            .AddService<ExportBuilder>()
            .AddService<ExportPartBuilder>()
            .AddService<ExportDelivery>()
            .AddSingleton<ExportFolder>()
            .AddJob<RunExports>(every: TimeSpan.FromSeconds(5));
}
