using DCTicket.Contracts;

namespace DCTicket.Discord.Rest;

public sealed partial class DiscordClient
{
    public GuildState? FindGuildState(Snowflake guild) => cache?.Find(guild);

    public async Task<GuildState> GetGuildStateAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        if (cache is null)
            return await AskStateAsync(guild, cancellationToken).ConfigureAwait(false);
        return cache.Find(guild)
            ?? await cache.FetchAsync(guild, () => AskStateAsync(guild, CancellationToken.None), cancellationToken).ConfigureAwait(false);
    }

    private async Task<GuildState> AskStateAsync(Snowflake guild, CancellationToken cancellationToken)
    {
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
