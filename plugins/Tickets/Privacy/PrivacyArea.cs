using DCTicket.Contracts;
using DCTicket.Tickets.Privacy.Retention;
using DCTicket.Tickets.Privacy.UserData;

namespace DCTicket.Tickets.Privacy;

/// <summary>Retention, and requests for personal data.</summary>
internal static class PrivacyArea
{
    public static IPluginBuilder AddPrivacy(this IPluginBuilder plugin) =>
        plugin
            .AddFeature<SetRetention>()
            .AddJob<ApplyRetention>(every: TimeSpan.FromHours(1))
            .AddService<RetentionForecastQuery>()
            .AddService<DepartmentRetention>()
            .AddService<ExpiredTicketQuery>()
            .AddService<TranscriptPurge>()
            .AddService<MessagePurge>()
            .AddService<FilePurge>()
            .AddService<RetentionReport>()
            .AddJob<CheckStorageQuota>(every: TimeSpan.FromMinutes(10))
            .AddService<UserDataCollector>()
            .AddService<StaffDataCollector>()
            .AddService<AuthoredContentErasure>()
            .AddService<OwnTextErasure>()
            .AddService<MentionErasure>()
            .AddService<PersonMentionQuery>()
            .AddService<MessageErasure>()
            .AddService<ExportErasure>()
            .AddService<MetricsErasure>()
            .AddService<TicketErasure>()
            .AddService<PeripheralDataErasure>()
            .Export<IUserData, TicketUserData>();
}
