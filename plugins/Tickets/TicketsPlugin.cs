using DCTicket.Contracts;
using DCTicket.Tickets.Administration;
using DCTicket.Tickets.Archiving;
using DCTicket.Tickets.Closing;
using DCTicket.Tickets.Conversation;
using DCTicket.Tickets.Core;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects;
using DCTicket.Tickets.Health;
using DCTicket.Tickets.Help;
using DCTicket.Tickets.History;
using DCTicket.Tickets.Integration;
using DCTicket.Tickets.Opening;
using DCTicket.Tickets.Privacy;
using DCTicket.Tickets.Statistics;
using DCTicket.Tickets.Transcripts;

namespace DCTicket.Tickets;

public sealed class TicketsPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin) =>
        plugin
            .AddOptions<TicketsOptions>()
            .AddDatabase<TicketsDbContext>()
            .AddTexts(TicketTexts.Catalog)
            .AddCore()
            .AddEffects()
            .AddArchiving()
            .AddOpening()
            .AddConversation()
            .AddClosing()
            .AddTranscripts()
            .AddHistory()
            .AddStatistics()
            .AddAdministration()
            .AddPrivacy()
            .AddHealth()
            .AddHelp()
            .AddIntegration();
}
