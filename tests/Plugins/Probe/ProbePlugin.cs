using DCTicket.Contracts;

namespace DCTicket.Probe;

public sealed class ProbePlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin
            .AddDatabase<ProbeDbContext>()
            .AddTexts(ProbeTexts.Catalog)
            .AddGuildSettings<ProbeSettings>()
            .AddFeature<ShowProbeSettings>()
            .AddFeature<AnswerInEveryWay>()
            .AddFeature<ChooseAndFillIn>()
            .AddFeature<TakeOptions>()
            .AddFeature<UseDiscord>()
            .AddFeature<AnswerDirectMessages>()
            .AddFeature<NoteEvents>()
            .AddFeature<ShowUserData>()
            .AddFeature<CountTickets>()
            .AddFeature<WorkLater>()
            .AddSingleton<Rooms>()
            .AddJob<SendToRooms>("0 0 0 29 2 ?", TimeZoneInfo.Utc)
            .Export<IUserData, ProbeUserData>();
    }
}
