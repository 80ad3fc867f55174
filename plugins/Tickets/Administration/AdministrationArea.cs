using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Administration.Labels;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Administration.Setup;

namespace DCTicket.Tickets.Administration;

/// <summary>Setup, panels, departments, forms and settings.</summary>
internal static class AdministrationArea
{
    public static IPluginBuilder AddAdministration(this IPluginBuilder plugin) =>
        plugin
            .SetCommandPermission("setup", Permissions.ManageGuild)
            .SetCommandPermission("category", Permissions.ManageGuild)
            .SetCommandPermission("role", Permissions.ManageGuild)
            .SetCommandPermission("support", Permissions.ManageGuild)
            .AddSingleton<PanelChannels>()
            .AddSingleton<SettingsLock>()
            .AddSingleton<CategoryLock>()
            .AddFeature<SetUpServer>()
            .AddFeature<ConfirmSetup>()
            .AddFeature<SyncOnGuildAvailable>()
            .AddFeature<FollowGuildLocale>()
            .AddService<ConfigNameResolver>()
            .AddService<GuildConfigSync>()
            .AddService<DepartmentConfigSync>()
            .AddService<SetupPlanner>()
            .AddService<ExistingPlaces>()
            .AddService<SetupExecutor>()
            .AddService<SetupStepExecutor>()
            .AddService<SetupRollback>()
            .AddService<SetupProgress>()
            .AddService<SetupPanelPoster>()
            .AddService<SetupConfiguration>()
            .AddService<SetupUsageQuery>()
            .AddService<SetupRenderer>()
            .AddService<GuildSettingsEditor>()
            .AddFeature<ManageLabels>()
            .AddService<LabelSyncRequest>()
            .AddFeature<CreatePanel>()
            .AddFeature<EditPanel>()
            .AddFeature<ListPanels>()
            .AddFeature<DeletePanel>()
            .AddFeature<RepostPanel>()
            .AddFeature<PausePanels>()
            .AddFeature<DetectDeletedPanels>()
            .AddService<PanelQuery>()
            .AddService<NewPanelWriter>()
            .AddService<PanelRenderer>()
            .AddService<PanelCard>()
            .AddService<PanelUpdater>()
            .AddService<PanelSender>()
            .AddService<PanelSyncRequest>()
            .AddService<PanelPauseExpiry>()
            .AddJob<UpdatePanels>(every: TimeSpan.FromSeconds(5))
            .AddFeature<AddDepartment>()
            .AddService<NewDepartmentWriter>()
            .AddFeature<EditDepartment>()
            .AddFeature<SetDepartmentPanels>()
            .AddFeature<CreateDepartmentCategory>()
            .AddFeature<RemoveDepartment>()
            .AddFeature<ListDepartments>()
            .AddService<DepartmentEditor>()
            .AddService<DepartmentCard>()
            .AddService<PluginPages>()
            .AddService<DepartmentDescription>()
            .AddService<TicketSyncRequest>()
            .AddFeature<EditForm>()
            .AddFeature<AddField>()
            .AddFeature<EditField>()
            .AddFeature<PreviewForm>()
            .AddFeature<CreateCategory>()
            .AddFeature<SetCategory>()
            .AddService<PrivateCategory>()
            .AddService<CategoryAssignment>()
            .AddService<ChannelValidation>()
            .AddFeature<ChangeRoles>()
            .AddFeature<RemoveRole>()
            .AddFeature<ListRoles>()
            .AddService<RoleValidation>()
            .AddFeature<EditSettings>()
            .AddFeature<EditServerLimits>()
            .AddFeature<EditNotices>()
            .AddService<SettingsCard>();
}
