using DCTicket.Contracts;
using DCTicket.Tickets.Administration;
using DCTicket.Tickets.Archiving;
using DCTicket.Tickets.Closing;
using DCTicket.Tickets.Conversation;
using DCTicket.Tickets.Conversation.Access;
using DCTicket.Tickets.Core;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects;
using DCTicket.Tickets.Health;
using DCTicket.Tickets.Help;
using DCTicket.Tickets.History;
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
            .SetCommandPermission("setup", Permissions.ManageGuild)
            .SetCommandPermission("category", Permissions.ManageGuild)
            .SetCommandPermission("role", Permissions.ManageGuild)
            .SetCommandPermission("support", Permissions.ManageGuild)
            .SetCommandPermission("staff", StaffCommands.Permission)
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
            .AddHelp();
}
