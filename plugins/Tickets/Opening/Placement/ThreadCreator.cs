using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>Creates a private thread in the panel's channel for a ticket without room for a channel.</summary>
internal sealed class ThreadCreator(TicketsDbContext db, IDiscord discord)
{
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="full">Discord's error for the channel; thrown if there is no panel for a thread.</param>
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

    /// <summary>The channel of the panel, else of the department's first panel; null for none.</summary>
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

    /// <summary>Threads have no topic: the number in the name identifies the ticket.</summary>
    public static string Name(Ticket ticket)
    {
        var name = ChannelName.Of(ticket);
        return name.Contains(ticket.Label, StringComparison.Ordinal)
            ? name
            : $"{ChannelName.Shorten(name, ChannelName.MaxLength - ticket.Label.Length - 1)}-{ticket.Label}";
    }
}
