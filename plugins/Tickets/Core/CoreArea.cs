using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Extensions;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Toolkit.Discord;

namespace DCTicket.Tickets.Core;

/// <summary>Services for all areas: settings, roles, leases and locks.</summary>
internal static class CoreArea
{
    public static IPluginBuilder AddCore(this IPluginBuilder plugin) =>
        plugin
            .AddSingleton<TicketChannels>()
            .AddSingleton<WorkLease>()
            .AddService<GuildSettingsReader>()
            .AddService<PeriodReader>()
            .Export<IEarlierGuildLocales, EarlierGuildLocales>()
            .AddService<BotPermissionQuery>()
            .AddService<DepartmentQuery>()
            .AddSingleton<HealthMonitor>()
            .AddSingleton<TicketLocks>()
            .AddService<LogChannel>()
            .AddService<TicketRoles>()
            .AddService<StaffMembershipQuery>()
            .AddService<ClaimantQuery>()
            .AddService<TicketOverwriteQuery>()
            .AddService<ExtensionCaller<ITicketOpeningPolicy>>()
            .AddService<ExtensionCaller<ITicketFirstResponder>>()
            .AddService<ExtensionCaller<ITicketControlSection>>()
            .AddService<ExtensionCaller<ITicketStaffSection>>()
            .AddService<ExtensionCaller<IDepartmentSettingsPage>>();
}
