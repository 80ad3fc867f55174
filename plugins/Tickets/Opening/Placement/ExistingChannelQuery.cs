using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Toolkit.Discord;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>Finds the channel or thread of an earlier attempt that was not saved; duplicates are deleted.</summary>
internal sealed partial class ExistingChannelQuery(ThreadCreator threads, IDiscord discord, ILogger<ExistingChannelQuery> logger)
{
    public async Task<Channel?> FindAsync(GuildSettingsSnapshot guild, Ticket ticket, CancellationToken cancellationToken)
    {
        var found = (await discord.GetChannelsAsync(ticket.GuildId, cancellationToken))
            .Where(channel => TicketTopic.IsOf(channel, ticket))
            .ToList();
        if (ticket.Department!.Rules.AllowThreads)
            found.AddRange(await ThreadsAsync(ticket, cancellationToken));
        found.Sort((a, b) => a.Id.CompareTo(b.Id));
        foreach (var second in found.Skip(1))
        {
            LogDuplicate(second.Id, ticket.Id, ticket.GuildId);
            await DeleteAsync(second.Id, guild.Text("audit.second", ticket.Label), cancellationToken);
        }

        if (found.FirstOrDefault() is { IsThread: true } thread)
            await discord.AddThreadMemberAsync(thread.Id, ticket.OwnerId, cancellationToken);
        return found.FirstOrDefault();
    }

    private async Task<IEnumerable<Channel>> ThreadsAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        if (await threads.PanelAsync(ticket, cancellationToken) is not { } panel)
            return [];
        return (await discord.GetActiveThreadsAsync(ticket.GuildId, cancellationToken)).Where(thread =>
            thread.Type == ChannelType.PrivateThread
            && thread.OwnerId == discord.BotId
            && thread.ParentId == panel
            && thread.Name == ThreadCreator.Name(ticket)
            && thread.Id.CreatedAt > ticket.CreatedAt - DiscordClock.Skew
        );
    }

    private async Task DeleteAsync(Snowflake channel, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await discord.DeleteChannelAsync(channel, reason, cancellationToken);
        }
        catch (DiscordException e)
        {
            // The ticket has its channel; an admin can delete the duplicate.
            LogDuplicateNotDeleted(e, channel, AdminHints.For(e));
        }
    }

    [LoggerMessage(LogLevel.Warning, "Channel {Channel} is a duplicate of ticket {Ticket} in server {Guild}; deleting it")]
    private partial void LogDuplicate(Snowflake channel, Guid ticket, Snowflake guild);

    [LoggerMessage(LogLevel.Warning, "Failed to delete duplicate channel {Channel}; delete it manually. {Hint}")]
    private partial void LogDuplicateNotDeleted(Exception exception, Snowflake channel, string hint);
}
