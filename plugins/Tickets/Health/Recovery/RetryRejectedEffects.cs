using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Health.Recovery;

/// <summary>
/// Retries effects that wait for a permission, at once after a change of the bot's permissions: its roles, a channel, its own member.
/// </summary>
internal sealed class RetryRejectedEffects(TicketsDbContext db, IDiscord discord, KnownPermissions known, TimeProvider time)
{
    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken) => RetryAsync(e.GuildId, cancellationToken);

    [On]
    public Task HandleAsync(RoleUpdated e, CancellationToken cancellationToken) => OfServerAsync(e.GuildId, cancellationToken);

    [On]
    public Task HandleAsync(MemberUpdated e, CancellationToken cancellationToken) =>
        e.Member.User.Id == discord.BotId ? OfServerAsync(e.GuildId, cancellationToken) : Task.CompletedTask;

    [On(typeof(ChannelCreated), typeof(ChannelUpdated))]
    public Task HandleAsync(DiscordEvent e, CancellationToken cancellationToken) =>
        OfChannelAsync(e.GuildId, e is ChannelCreated created ? created.Channel : ((ChannelUpdated)e).Channel, cancellationToken);

    /// <summary>Retries all waiting effects of a server.</summary>
    /// <returns>The number of tickets.</returns>
    public Task<int> RetryAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db
            .Tickets.Where(t => t.GuildId == guild && t.Deferral.Effects != EffectKinds.None)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.Deferral.Until, now)
                        .SetProperty(t => t.NextRunAt, now)
                        .SetProperty(t => t.Version, t => t.Version + 1),
                cancellationToken
            );
    }

    private Task OfServerAsync(Snowflake guild, CancellationToken cancellationToken) =>
        discord.FindGuildState(guild) is { } state
        && !known.IsNews(guild, ChannelPermissions.Of(state.Guild, state.Roles, state.Bot, time.GetUtcNow()))
            ? Task.CompletedTask
            : RetryAsync(guild, cancellationToken);

    private Task OfChannelAsync(Snowflake guild, Channel channel, CancellationToken cancellationToken) =>
        discord.FindGuildState(guild) is { } state
        && !known.IsNews(channel.Id, ChannelPermissions.Of(state.Guild, state.Roles, channel, state.Bot, time.GetUtcNow()))
            ? Task.CompletedTask
            : RetryAsync(guild, cancellationToken);
}

/// <summary>The last known permissions of the bot, so that unrelated changes cause no retries.</summary>
internal sealed class KnownPermissions
{
    private readonly ConcurrentDictionary<Snowflake, Permissions> _seen = new();

    /// <summary>Whether the permissions have changed; stores them.</summary>
    public bool IsNews(Snowflake place, Permissions has)
    {
        var isNews = !_seen.TryGetValue(place, out var before) || before != has;
        _seen[place] = has;
        return isNews;
    }
}
