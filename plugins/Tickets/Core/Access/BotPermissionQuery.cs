using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Access;

/// <summary>The bot's permissions in a server, from roles and overwrites. An interaction has those of its own channel only.</summary>
internal sealed class BotPermissionQuery(IDiscord discord, TimeProvider time)
{
    /// <summary>The permissions that the bot can use in overwrites: those of its roles, ignoring a time-out, which is temporary.</summary>
    /// <exception cref="DiscordException">
    /// The bot's roles lack View Channel: the overwrites would hide the channel from everybody.
    /// </exception>
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

    /// <summary>The permissions of the bot's roles in the server, ignoring a time-out.</summary>
    public async Task<Permissions> FindInServerAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var state = await discord.GetGuildStateAsync(guild, cancellationToken);
        return ChannelPermissions.Of(state.Guild, state.Roles, WithoutTimeout(state.Bot), time.GetUtcNow());
    }

    /// <summary>
    /// The bot's permissions in a channel, ignoring a time-out; for an unknown one, such as a thread, those in the server.
    /// </summary>
    public async Task<Permissions> FindInChannelAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken)
    {
        var state = await discord.GetGuildStateAsync(guild, cancellationToken);
        return state.Channels.FirstOrDefault(known => known.Id == channel) is { } found
            ? ChannelPermissions.Of(state.Guild, state.Roles, found, WithoutTimeout(state.Bot), time.GetUtcNow())
            : ChannelPermissions.Of(state.Guild, state.Roles, WithoutTimeout(state.Bot), time.GetUtcNow());
    }

    /// <summary>Whether a channel exists and is hidden from the bot; without a request.</summary>
    public bool IsHidden(Snowflake guild, Snowflake channel)
    {
        if (discord.FindGuildState(guild) is not { } state || state.Channels.FirstOrDefault(known => known.Id == channel) is not { } found)
            return false;
        var has = ChannelPermissions.Of(state.Guild, state.Roles, found, WithoutTimeout(state.Bot), time.GetUtcNow());
        return found.IsHidden || !has.HasFlag(Permissions.ViewChannel);
    }

    /// <summary>When the bot's time-out ends; null for none, and if it is unknown without a request.</summary>
    public DateTimeOffset? FindTimeout(Snowflake guild) =>
        discord.FindGuildState(guild)?.Bot.CommunicationDisabledUntil is { } until && until > time.GetUtcNow() ? until : null;

    public static Member WithoutTimeout(Member bot) => bot with { CommunicationDisabledUntil = null };
}
