using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets;

/// <summary>
/// Brings the channel's name and category up to date, in one call. Discord allows two changes in ten minutes, and says so only by a refusal that lasts:
/// so the time is kept here, changes that wait become one, and nothing else waits for them. What is there already is left alone.
/// </summary>
internal sealed partial class SetPlace(TicketsDbContext db, ReadGuild guilds, IDiscord discord, TimeProvider time, ILogger<SetPlace> logger) : TicketEffect
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(5);

    public override EffectKinds Kind => EffectKinds.Place;

    /// <summary>When the channel can be changed next; null for now.</summary>
    public static DateTimeOffset? FreeAt(Ticket ticket) => ticket.PlaceChangedBeforeAt + Window;

    public override bool IsMissing(Ticket ticket) =>
        ticket is { LiveChannelId: not null, IsClosed: false, IsThread: false } && ticket.PlaceShown < ticket.PlaceWanted && !ticket.Skipped.HasFlag(Kind);

    public override DateTimeOffset? NotBefore(Ticket ticket) => FreeAt(ticket);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var (ticket, wanted, now) = (run.Ticket, run.Ticket.PlaceWanted, time.GetUtcNow());
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        try
        {
            if (await ChangeAsync(ticket, guild, await WantedAsync(ticket, guild, cancellationToken), cancellationToken))
                (ticket.PlaceChangedBeforeAt, ticket.PlaceChangedAt) = (ticket.PlaceChangedAt, now);
            ticket.PlaceShown = wanted;
        }
        catch (DiscordDelayException e)
        {
            // Somebody else has renamed it, or an earlier process has without noting it.
            ticket.PlaceChangedBeforeAt = now + e.Wait - Window;
            ticket.PlaceChangedAt ??= ticket.PlaceChangedBeforeAt;
        }
    }

    // Only who gives a ticket to another department, or repairs it, moves it: where an admin has put a channel by hand it stays.
    private async Task<ChannelChange> WantedAsync(Ticket ticket, GuildView guild, CancellationToken cancellationToken)
    {
        var moved = await db.History.Where(h => h.TicketId == ticket.Id && (h.Action == TicketAction.Transfer || h.Action == TicketAction.Repair))
            .OrderByDescending(h => h.Id).Select(h => (DateTimeOffset?)h.At).FirstOrDefaultAsync(cancellationToken);
        var change = new ChannelChange { Name = ChannelName.Of(ticket) };
        if (moved is null || moved < ticket.PlaceChangedAt)
            return change;
        var category = ticket.Department!.CategoryId ?? guild.Settings.CategoryId;
        return change with { Topic = TicketTopic.Of(ticket, guild), ParentId = category, LeavesCategory = category is null };
    }

    /// <summary>Whether anything had to be changed.</summary>
    private async Task<bool> ChangeAsync(Ticket ticket, GuildView guild, ChannelChange change, CancellationToken cancellationToken)
    {
        if (await discord.GetChannelAsync(ticket.ChannelId!.Value, cancellationToken) is { } channel && Without(change, channel) is var rest)
        {
            if (rest is { Name: null, Topic: null, ParentId: null, LeavesCategory: false })
                return false;
            change = rest;
        }

        foreach (var next in ChannelName.Candidates(ticket).Skip(1).Append(null))
        {
            try
            {
                await MoveAsync(ticket, guild, change, cancellationToken);
                break;
            }
            catch (DiscordException e) when (change.Name is not null && e.Refuses("name"))
            {
                LogName(e, change.Name, ticket.GuildId);
                change = change with { Name = next };
            }
        }

        return true;
    }

    private async Task MoveAsync(Ticket ticket, GuildView guild, ChannelChange change, CancellationToken cancellationToken)
    {
        var (channel, reason) = (ticket.ChannelId!.Value, guild.Text("audit.place", ticket.Label));
        try
        {
            await discord.ModifyChannelAsync(channel, change, reason, cancellationToken);
        }
        catch (DiscordException e) when (change.ParentId is { } category && e.Refuses("parent_id"))
        {
            // The ticket stays where it is, with its new name.
            LogCategory(e, category, ticket.GuildId);
            if (change is not { Name: null, Topic: null })
                await discord.ModifyChannelAsync(channel, change with { ParentId = null }, reason, cancellationToken);
        }
    }

    // Whatever is sent counts for Discord, also where it changes nothing.
    private static ChannelChange Without(ChannelChange change, Channel channel) => change with
    {
        Name = change.Name == channel.Name ? null : change.Name,
        Topic = change.Topic == channel.Topic ? null : change.Topic,
        ParentId = change.ParentId == channel.ParentId ? null : change.ParentId,
        LeavesCategory = change.LeavesCategory && channel.ParentId is not null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Category {Category} in server {Guild} is full or gone, so a ticket stays where it is. Choose another one by /setup.")]
    private partial void LogCategory(Exception exception, Snowflake category, Snowflake guild);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord refuses the channel name {Name} in server {Guild}.")]
    private partial void LogName(Exception exception, string name, Snowflake guild);
}
