using DCTicket.Contracts;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>Finds a message of an earlier attempt.</summary>
internal static class SentMessageQuery
{
    private const int Page = 100;
    private const int Pages = 20;

    // Clock skew between Discord and this machine.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    /// <summary>The bot's first matching message since a time; null for none.</summary>
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

    // The smallest id of a time. Source: Discord's documentation, "API Reference: Snowflake Format".
    private static Snowflake At(DateTimeOffset instant) =>
        new((ulong)Math.Max(0, instant.ToUnixTimeMilliseconds() - new Snowflake(0).CreatedAt.ToUnixTimeMilliseconds()) << 22);
}
