using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>
/// Creates a ticket's channel wherever there is room, under the first name that Discord accepts; a thread if there is no room.
/// </summary>
internal sealed partial class ChannelCreator(
    CategoryAllocator categories,
    ThreadCreator thread,
    TicketOverwriteQuery wanted,
    IDiscord discord,
    ILogger<ChannelCreator> logger
)
{
    /// <param name="guild">The server.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="roles">The server's roles.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Channel> CreateAsync(
        GuildSettingsSnapshot guild,
        Ticket ticket,
        IReadOnlySet<Snowflake> roles,
        CancellationToken cancellationToken
    )
    {
        var department = ticket.Department!;
        if (!department.StaffRoles.Any(roles.Contains))
            LogNoRole(department.Key, ticket.GuildId);
        var channel = new NewChannel(ChannelName.Of(ticket))
        {
            Topic = TicketTopic.Of(ticket, guild),
            PermissionOverwrites = await wanted.FindAsync(ticket, roles, cancellationToken),
        };
        try
        {
            return await categories.TryAsync(
                guild,
                department,
                category => CreateAsync(guild, ticket, channel with { ParentId = category }, cancellationToken),
                cancellationToken
            );
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.TooManyChannels && department.Rules.AllowThreads)
        {
            LogFull(ticket.GuildId, ticket.Id);
            return await thread.CreateAsync(guild, ticket, e, cancellationToken);
        }
    }

    private async Task<Channel> CreateAsync(
        GuildSettingsSnapshot guild,
        Ticket ticket,
        NewChannel channel,
        CancellationToken cancellationToken
    )
    {
        var reason = guild.Text("audit.open", ticket.Label, ticket.OwnerName);
        foreach (var name in ChannelName.Candidates(ticket).SkipLast(1))
        {
            try
            {
                return await discord.CreateChannelAsync(ticket.GuildId, channel with { Name = name }, reason, cancellationToken);
            }
            catch (DiscordException e) when (e.Rejects("name"))
            {
                LogName(e, name, ticket.GuildId);
            }
        }

        return await discord.CreateChannelAsync(
            ticket.GuildId,
            channel with
            {
                Name = ChannelName.Candidates(ticket)[^1],
            },
            reason,
            cancellationToken
        );
    }

    [LoggerMessage(LogLevel.Warning, "Discord rejected the channel name {Name} in server {Guild}")]
    private partial void LogName(Exception exception, string name, Snowflake guild);

    [LoggerMessage(LogLevel.Warning, "Server {Guild} has the maximum number of channels, so ticket {Ticket} becomes a private thread")]
    private partial void LogFull(Snowflake guild, Guid ticket);

    [LoggerMessage(
        LogLevel.Warning,
        "No role of department {Department} in server {Guild} exists: only administrators see its tickets. Change its roles"
    )]
    private partial void LogNoRole(string department, Snowflake guild);
}
