using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Opening.Placement;
using DCTicket.Tickets.Opening.Threads;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Conversation.Location;

/// <summary>
/// Changes the name, topic and category of a ticket's channel. If the category is full, the next overflow category is used; without any
/// room the channel stays, and the server is checked, so that the log channel is notified.
/// </summary>
internal sealed partial class ChannelMover(
    CategoryAllocator categories,
    HealthMonitor watch,
    IDiscord discord,
    ILogger<ChannelMover> logger
)
{
    /// <summary>Whether its name or topic was changed.</summary>
    public async Task<bool> MoveAsync(Ticket ticket, GuildSettingsSnapshot guild, ChannelChange change, CancellationToken cancellationToken)
    {
        if (await discord.GetChannelAsync(ticket.ChannelId!.Value, cancellationToken) is { } channel)
        {
            var home = await categories.IsOrFollowsAsync(guild.Settings.GuildId, change.ParentId, channel.ParentId, cancellationToken);
            change = Without(change, channel, home);
            if (change is { Name: null, Topic: null, ParentId: null, LeavesCategory: false })
                return false;
        }

        if (change.ParentId is null)
            await ChangeAsync(ticket, guild, change, cancellationToken);
        else
            await categories.TryAsync(
                guild,
                ticket.Department!,
                category => MoveAsync(ticket, guild, change, category, cancellationToken),
                cancellationToken
            );
        return change is not { Name: null, Topic: null };
    }

    // The last option is no category, for a new channel; an existing one stays.
    private Task<bool> MoveAsync(
        Ticket ticket,
        GuildSettingsSnapshot guild,
        ChannelChange change,
        Snowflake? category,
        CancellationToken cancellationToken
    )
    {
        if (category is null)
        {
            LogNotMoved(ticket.Id, ticket.GuildId);
            watch.ScheduleCheck(ticket.GuildId);
        }

        return ChangeAsync(ticket, guild, change with { ParentId = category }, cancellationToken);
    }

    private async Task<bool> ChangeAsync(
        Ticket ticket,
        GuildSettingsSnapshot guild,
        ChannelChange change,
        CancellationToken cancellationToken
    )
    {
        if (change is { Name: null, Topic: null, ParentId: null, LeavesCategory: false })
            return false;
        var (channel, reason) = (ticket.ChannelId!.Value, guild.Text("audit.place", ticket.Label));
        foreach (var next in ChannelName.Candidates(ticket).Skip(1).Append(null))
        {
            try
            {
                await discord.InThreadAsync(
                    ticket,
                    () => discord.ModifyChannelAsync(channel, change, reason, cancellationToken),
                    cancellationToken
                );
                break;
            }
            catch (DiscordException e) when (change.Name is not null && e.Rejects("name"))
            {
                LogName(e, change.Name, ticket.GuildId);
                change = change with { Name = next };
            }
        }

        return true;
    }

    // Discord counts every request, even without a change.
    private static ChannelChange Without(ChannelChange change, Channel channel, bool isHome) =>
        change with
        {
            Name = change.Name == channel.Name ? null : change.Name,
            Topic = change.Topic == channel.Topic ? null : change.Topic,
            ParentId = isHome ? null : change.ParentId,
            LeavesCategory = change.LeavesCategory && channel.ParentId is not null,
        };

    [LoggerMessage(
        LogLevel.Warning,
        "The category of ticket {Ticket} in server {Guild} is full, so the ticket is not moved. See /support doctor"
    )]
    private partial void LogNotMoved(Guid ticket, Snowflake guild);

    [LoggerMessage(LogLevel.Warning, "Discord rejected the channel name {Name} in server {Guild}")]
    private partial void LogName(Exception exception, string name, Snowflake guild);
}
