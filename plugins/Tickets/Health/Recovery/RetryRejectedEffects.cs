using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Health.Recovery;

/// <summary>
/// Tries again at once what waits for a permission, when what the bot may do has changed: its roles, a channel, its own member.
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

    /// <summary>Has all that waits in a server tried again now.</summary>
    /// <returns>Of how many tickets something waits.</returns>
    public Task<int> RetryAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db
            .Tickets.Where(t => t.GuildId == guild && t.DeferredEffects != EffectKinds.None)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.PutOffUntil, now)
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

/// <summary>
/// What the bot was last seen to be allowed in servers and channels, so that a change of something else is no reason to ask Discord
/// again.
/// </summary>
internal sealed class KnownPermissions
{
    private readonly ConcurrentDictionary<Snowflake, Permissions> _seen = new();

    /// <summary>Whether it differs from what was seen last; notes it.</summary>
    public bool IsNews(Snowflake place, Permissions has)
    {
        var isNews = !_seen.TryGetValue(place, out var before) || before != has;
        _seen[place] = has;
        return isNews;
    }
}
