using DCTicket.Contracts;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>Looks for a message that an earlier attempt may have sent.</summary>
internal static class SentMessageQuery
{
    private const int Page = 100;
    private const int Pages = 20;

    // Our clock and Discord's need not agree.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    /// <summary>The bot's first message since an instant that matches; null for none.</summary>
    public static async Task<Message?> FindOwnAsync(
        this IDiscord discord,
        Snowflake channel,
        DateTimeOffset since,
        Func<Message, bool> matches,
        CancellationToken cancellationToken
    )
    {
        var after = At(since - ClockSkew);
        for (var i = 0; i < Pages; i++)
        {
            var page = await discord.GetMessagesAsync(channel, after, Page, cancellationToken);
            if (page.FirstOrDefault(message => message.Author.Id == discord.BotId && matches(message)) is { } found)
                return found;
            if (page.Count < Page)
                return null;
            after = page[^1].Id;
        }

        return null;
    }

    // The smallest id of an instant. Source: Discord's documentation, "API Reference: Snowflake Format".
    private static Snowflake At(DateTimeOffset instant) =>
        new((ulong)Math.Max(0, instant.ToUnixTimeMilliseconds() - new Snowflake(0).CreatedAt.ToUnixTimeMilliseconds()) << 22);
}
