using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>/support panel list: the panels with channel, departments and state.</summary>
internal sealed class ListPanels(TicketsDbContext db, PanelQuery panels, PanelRenderer write, BotPermissionQuery permissions)
{
    private const int MaxTextLength = 4000;

    [Command("support panel list", "List the panels of this server and their status"), RequireCommand("support")]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var all = await panels.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        if (all.Count == 0)
            return context.Text("panel.none");
        List<string> lines = [];
        foreach (var (index, panel) in all.Index())
        {
            var names = (await write.DepartmentsAsync(panel, cancellationToken)).Select(d => Markdown.Escape(d.NameIn(context.Culture)));
            var isHidden = panel.GoneAt is null && permissions.IsHidden(panel.GuildId, panel.ChannelId);
            var title = Markdown.Escape(Truncate.To(write.TitleOf(panel, context.GuildCulture), 80));
            var state = isHidden ? Hidden(panel, context) : PanelCard.State(panel, context.Culture);
            lines.Add($"**{index + 1}. {title}** {panel.Place(context.Culture)}\n{Truncate.To(string.Join(", ", names), 300)}\n{state}");
        }

        var guild = await db.GuildSettings.AsNoTracking().SingleAsync(g => g.GuildId == context.GuildId, cancellationToken);
        if (guild.PausedAt is not null)
            lines.Insert(0, PausePanels.Describe(context.Culture, guild));
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("panel.list"),
                    Description = Truncate.Lines(lines, MaxTextLength, more => context.Text("setup.more", more)),
                    Color = Colors.Panel,
                },
            ],
        };
    }

    private static string Hidden(Panel panel, CommandContext context) =>
        context.Text("panel.state.hidden", Mention.Channel(panel.ChannelId));
}
