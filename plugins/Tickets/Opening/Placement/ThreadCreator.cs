using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>Makes a private thread of the panel's channel for a ticket that can have no channel.</summary>
internal sealed class ThreadCreator(TicketsDbContext db, IDiscord discord)
{
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="full">What Discord answered to the channel; thrown where there is no panel to hang a thread on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Channel> CreateAsync(
        GuildSettingsSnapshot guild,
        Ticket ticket,
        DiscordException full,
        CancellationToken cancellationToken
    )
    {
        if (await PanelAsync(ticket, cancellationToken) is not { } panel)
            throw full;
        var reason = guild.Text("audit.open", ticket.Label, ticket.OwnerName);
        var thread = await discord.CreatePrivateThreadAsync(panel, Name(ticket), reason, cancellationToken);
        await discord.AddThreadMemberAsync(thread.Id, ticket.OwnerId, cancellationToken);
        return thread;
    }

    /// <summary>The panel's channel that it is opened from, else of the department's first panel; null where there is none.</summary>
    public async Task<Snowflake?> PanelAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket.PanelChannelId is { } clicked)
            return clicked;
        var panels = await db
            .Panels.AsNoTracking()
            .Where(p => p.GuildId == ticket.GuildId && p.MessageId != null)
            .OrderBy(p => p.CreatedAt)
            .ToListAsync(cancellationToken);
        return panels.Find(panel => panel.Departments.Count == 0 || panel.Departments.Contains(ticket.Department!.Key))?.ChannelId;
    }

    /// <summary>Threads have no topic: the number in the name tells whose it is.</summary>
    public static string Name(Ticket ticket)
    {
        var name = ChannelName.Of(ticket);
        return name.Contains(ticket.Label, StringComparison.Ordinal)
            ? name
            : $"{ChannelName.Shorten(name, ChannelName.MaxLength - ticket.Label.Length - 1)}-{ticket.Label}";
    }
}
