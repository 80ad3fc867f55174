using DCTicket.Contracts;

namespace DCTicket.Discord.Rest;

public sealed partial class DiscordClient
{
    public GuildState? FindGuildState(Snowflake guild) => cache?.Find(guild);

    public async Task<GuildState> GetGuildStateAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        if (cache is null)
            return await AskStateAsync(guild, cancellationToken);
        return cache.Find(guild) ?? await cache.FetchAsync(guild, () => AskStateAsync(guild, CancellationToken.None), cancellationToken);
    }

    private async Task<GuildState> AskStateAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var self =
            await GetMemberAsync(guild, bot, cancellationToken)
            ?? throw new InvalidOperationException($"The bot is not in server {guild}.");
        cache?.AddBot(guild, self);
        return cache?.Find(guild)
            ?? new GuildState
            {
                Guild = await GetGuildAsync(guild, cancellationToken),
                Roles = await GetRolesAsync(guild, cancellationToken),
                Channels = await GetChannelsAsync(guild, cancellationToken),
                Bot = self,
            };
    }
}
