using DCTicket.Contracts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets;

/// <summary>The ticket's channel. It is known again by the ticket's id at the end of its topic.</summary>
internal sealed partial class MakeChannel(ReadGuild guilds, IDiscord discord, TicketChannels channels, TimeProvider time, ILogger<MakeChannel> logger)
    : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Channel;

    public override bool IsMissing(Ticket ticket) => !ticket.IsClosed && ticket.ChannelId is null;

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var channel = run.Repeat ? await AdoptAsync(ticket, guild, cancellationToken) : null;
        channel ??= await guilds.WithLiveAsync(ticket, roles => CreateAsync(guild, ticket, roles, cancellationToken), cancellationToken);
        channels.Add(channel.Id);
        ticket.ChannelId = channel.Id;
    }

    /// <summary>The ticket ends before it began, so that it does not stand in the way of the next one.</summary>
    public override void GiveUp(TicketRun run, Exception exception)
    {
        run.Refusal = exception;
        var ticket = run.Ticket;
        ticket.State = TicketState.Closed;
        ticket.Version++;
        ticket.Slot = null;
        ticket.CloseReason = exception is DiscordException e ? e.Reason : exception.GetType().Name;
        ticket.ClosedAt = ticket.StateChangedAt = time.GetUtcNow();
        ticket.ChannelDeletedAt = ticket.ClosedAt;
        ticket.Skipped = EffectKinds.All;
    }

    private async Task<Channel?> AdoptAsync(Ticket ticket, GuildView guild, CancellationToken cancellationToken)
    {
        var found = (await discord.GetChannelsAsync(ticket.GuildId, cancellationToken))
            .Where(channel => channel.Topic?.EndsWith(Mark(ticket), StringComparison.Ordinal) == true).OrderBy(channel => channel.Id).ToList();
        foreach (var second in found.Skip(1))
        {
            LogSecond(second.Id, ticket.Id, ticket.GuildId);
            await DeleteSecondAsync(second.Id, guild.Text("audit.second", ticket.Label), cancellationToken);
        }

        return found.FirstOrDefault();
    }

    private async Task DeleteSecondAsync(Snowflake channel, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await discord.DeleteChannelAsync(channel, reason, cancellationToken);
        }
        catch (DiscordException e)
        {
            // The ticket has its channel; an admin can delete the other one.
            LogSecondStays(e, channel, Advice.For(e));
        }
    }

    private async Task<Channel> CreateAsync(GuildView guild, Ticket ticket, IReadOnlySet<Snowflake> roles, CancellationToken cancellationToken)
    {
        if (!ticket.Department!.StaffRoles.Any(roles.Contains))
            LogNoRole(ticket.Department.Key, ticket.GuildId);
        var channel = new NewChannel($"{ticket.Department.Key}-{ticket.Label}")
        {
            Topic = ticket.Department.NameIn(guild.Culture) + Mark(ticket),
            ParentId = ticket.Department.CategoryId ?? guild.Settings.CategoryId,
            PermissionOverwrites = TicketOverwrites.Of(ticket, roles, discord.BotId, guild.Settings.BotPermissions, locked: false),
        };
        while (true)
        {
            try
            {
                var reason = guild.Text("audit.open", ticket.Label, ticket.OwnerName);
                return await discord.CreateChannelAsync(ticket.GuildId, channel, reason, cancellationToken);
            }
            catch (DiscordException e) when (channel.ParentId is not null && Refuses(e, "parent_id"))
            {
                LogCategory(e, channel.ParentId.Value, ticket.GuildId);
                channel = channel with { ParentId = null };
            }
            catch (DiscordException e) when (channel.Name != Fallback(ticket) && Refuses(e, "name"))
            {
                LogName(e, channel.Name, ticket.GuildId);
                channel = channel with { Name = Fallback(ticket) };
            }
        }
    }

    private static string Mark(Ticket ticket) => $" · {ticket.Id:N}";

    private static string Fallback(Ticket ticket) => $"ticket-{ticket.Label}";

    private static bool Refuses(DiscordException exception, string field) =>
        exception.Code == DiscordErrorCode.InvalidFormBody && exception.Errors.Any(error => error.Path == field);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Category {Category} in server {Guild} is full or gone, so a ticket stands outside of it. Choose another one by /setup.")]
    private partial void LogCategory(Exception exception, Snowflake category, Snowflake guild);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord refuses the channel name {Name} in server {Guild}.")]
    private partial void LogName(Exception exception, string name, Snowflake guild);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Channel {Channel} is a second one of ticket {Ticket} in server {Guild} and is deleted.")]
    private partial void LogSecond(Snowflake channel, Guid ticket, Snowflake guild);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Channel {Channel} could not be deleted: delete it by hand. {Advice}")]
    private partial void LogSecondStays(Exception exception, Snowflake channel, string advice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "None of the roles of department {Department} in server {Guild} exists any more: only administrators see its tickets. Change the roles in plugins.json and run /setup.")]
    private partial void LogNoRole(string department, Snowflake guild);
}
