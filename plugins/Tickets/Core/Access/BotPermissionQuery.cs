using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Access;

/// <summary>
/// What the bot may do in a server: by its roles and the channels' overwrites, and never by an interaction, which tells of its own channel
/// only.
/// </summary>
internal sealed class BotPermissionQuery(IDiscord discord, TimeProvider time)
{
    /// <summary>
    /// What the bot can name in the overwrites of a channel: what its roles give it. A time-out passes, so what is computed does without
    /// it; Discord refuses to take it meanwhile.
    /// </summary>
    /// <exception cref="DiscordException">The bot's roles do not give it View Channel: the list would hide the channel from
    /// everybody.</exception>
    public async Task<Permissions> FindNameableAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var has = await FindInServerAsync(guild, cancellationToken);
        return has.HasFlag(Permissions.ViewChannel)
            ? has
            : throw new DiscordException(
                403,
                DiscordErrorCode.MissingPermissions,
                "the bot's roles do not have View Channel",
                "overwrites of a channel"
            );
    }

    /// <summary>What the bot's roles give it in the whole server, its time-out aside.</summary>
    public async Task<Permissions> FindInServerAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var state = await discord.GetGuildStateAsync(guild, cancellationToken);
        return ChannelPermissions.Of(state.Guild, state.Roles, WithoutTimeout(state.Bot), time.GetUtcNow());
    }

    /// <summary>
    /// What the bot may do in a channel, its time-out aside; in one that it does not know, such as a thread, what it may do in the
    /// server.
    /// </summary>
    public async Task<Permissions> FindInChannelAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken)
    {
        var state = await discord.GetGuildStateAsync(guild, cancellationToken);
        return state.Channels.FirstOrDefault(known => known.Id == channel) is { } found
            ? ChannelPermissions.Of(state.Guild, state.Roles, found, WithoutTimeout(state.Bot), time.GetUtcNow())
            : ChannelPermissions.Of(state.Guild, state.Roles, WithoutTimeout(state.Bot), time.GetUtcNow());
    }

    /// <summary>Whether a channel is known to be there and hidden from the bot; it asks nothing of Discord.</summary>
    public bool IsHidden(Snowflake guild, Snowflake channel)
    {
        if (discord.FindGuildState(guild) is not { } state || state.Channels.FirstOrDefault(known => known.Id == channel) is not { } found)
            return false;
        var has = ChannelPermissions.Of(state.Guild, state.Roles, found, WithoutTimeout(state.Bot), time.GetUtcNow());
        return found.IsHidden || !has.HasFlag(Permissions.ViewChannel);
    }

    /// <summary>When the bot's own time-out ends; null for none, and where that is not known without asking Discord.</summary>
    public DateTimeOffset? FindTimeout(Snowflake guild) =>
        discord.FindGuildState(guild)?.Bot.CommunicationDisabledUntil is { } until && until > time.GetUtcNow() ? until : null;

    public static Member WithoutTimeout(Member bot) => bot with { CommunicationDisabledUntil = null };
}
