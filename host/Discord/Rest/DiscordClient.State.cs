using DCTicket.Contracts;

namespace DCTicket.Discord.Rest;

public sealed partial class DiscordClient
{
    public GuildState? FindGuildState(Snowflake guild) => cache?.Find(guild);

    public async Task<GuildState> GetGuildStateAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        if (cache?.Find(guild) is { } known)
            return known;
        var self =
            await GetMemberAsync(guild, bot, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The bot is not in server {guild}.");
        cache?.AddBot(guild, self);
        return cache?.Find(guild)
            ?? new GuildState
            {
                Guild = await GetGuildAsync(guild, cancellationToken).ConfigureAwait(false),
                Roles = await GetRolesAsync(guild, cancellationToken).ConfigureAwait(false),
                Channels = await GetChannelsAsync(guild, cancellationToken).ConfigureAwait(false),
                Bot = self,
            };
    }
}
