using DCTicket.Contracts;

namespace DCTicket.Toolkit.Discord;

/// <summary>Searches for a message that an earlier attempt may have sent.</summary>
public static class SentMessageQuery
{
    private const int PageSize = 100;
    private const int MaxPages = 20;

    /// <summary>
    /// The bot's first matching message since an instant; null for none. At most 2,000 messages are read. <see cref="DiscordClock.Skew"/>
    /// is subtracted from the instant.
    /// </summary>
    /// <exception cref="DiscordException">The channel cannot be read.</exception>
    public static async Task<Message?> FindOwnAsync(
        this IDiscord discord,
        Snowflake channel,
        DateTimeOffset since,
        Func<Message, bool> matches,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(discord);
        ArgumentNullException.ThrowIfNull(matches);
        var after = Snowflake.At(since - DiscordClock.Skew);
        for (var i = 0; i < MaxPages; i++)
        {
            var page = await discord.GetMessagesAsync(channel, after, PageSize, cancellationToken);
            if (page.FirstOrDefault(message => message.Author.Id == discord.BotId && matches(message)) is { } found)
                return found;
            if (page.Count < PageSize)
                return null;
            after = page[^1].Id;
        }

        return null;
    }
}
