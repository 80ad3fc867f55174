using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.CatchingUp;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// Archives and locks threads in a ticket's channel, and reads them, before they are deleted with the channel. Members of the ticket
/// cannot create threads; administrators and other bots can.
/// </summary>
internal sealed partial class FetchThreads(
    GuildSettingsReader guilds,
    PageComparison compare,
    IDiscord discord,
    ILogger<FetchThreads> logger
)
{
    private const int Page = 100;
    private const int CreatedMessage = 18;
    private const int HasThread = 1 << 5;

    /// <summary>
    /// Whether a message announces a thread. Source: Discord's documentation, "Message Resource: Message Types, Message Flags".
    /// </summary>
    public static bool IsBegunBy(Message message) => message.Type == CreatedMessage || (message.Flags & HasThread) != 0;

    public async Task FetchAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        foreach (var thread in await FindAsync(ticket, cancellationToken))
        {
            try
            {
                // First, so that nothing is written after the read.
                if (!thread.Archived || !thread.Locked)
                    await discord.SetThreadAsync(
                        thread.Id,
                        archived: true,
                        locked: true,
                        guild.Text("audit.closed", ticket.Label),
                        cancellationToken
                    );
            }
            catch (DiscordException e) when (e.IsMissingPermission)
            {
                LogNotLocked(e, thread.Id, ticket.Id, ticket.GuildId);
            }

            await ReadAsync(ticket, thread, cancellationToken);
        }
    }

    private async Task ReadAsync(Ticket ticket, Channel thread, CancellationToken cancellationToken)
    {
        var after = thread.Id;
        IReadOnlyList<Message> page;
        do
        {
            page = await discord.GetMessagesAsync(thread.Id, after, Page, cancellationToken);
            if (page.Count == 0)
                return;
            await compare.KeepThreadAsync(ticket, thread, page, cancellationToken);
            after = page[^1].Id;
        } while (page.Count == Page);
    }

    private async Task<IReadOnlyList<Channel>> FindAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var channel = ticket.ChannelId!.Value;
        List<Channel> found =
        [
            .. (await discord.GetActiveThreadsAsync(ticket.GuildId, cancellationToken)).Where(thread => thread.ParentId == channel),
        ];
        foreach (var kind in new[] { "public", "private" })
        {
            try
            {
                found.AddRange(await ListArchivedAsync($"channels/{channel}/threads/archived/{kind}?limit={Page}", cancellationToken));
            }
            catch (DiscordException e) when (e.IsMissingPermission)
            {
                // Listing private ones needs Manage Threads.
            }
        }

        return [.. found.DistinctBy(thread => thread.Id)];
    }

    // Most recently archived first. Source: Discord's documentation, "Channel Resource: List Public Archived Threads, List Private
    // Archived Threads".
    private async Task<List<Channel>> ListArchivedAsync(string route, CancellationToken cancellationToken)
    {
        List<Channel> found = [];
        string? before = null;
        while (true)
        {
            var page = await discord.SendAsync(
                HttpMethod.Get,
                before is null ? route : $"{route}&before={Uri.EscapeDataString(before)}",
                null,
                cancellationToken
            );
            var threads = page?["threads"] as JsonArray ?? [];
            found.AddRange(threads.Select(Read).OfType<Channel>());
            var last = threads.Count == 0 ? null : (string?)threads[^1]?["thread_metadata"]?["archive_timestamp"];
            if ((bool?)page?["has_more"] != true || last is null || last == before)
                return found;
            before = last;
        }
    }

    private static Channel? Read(JsonNode? thread) =>
        thread is null
            ? null
            : new Channel
            {
                Id = Snowflake.Parse((string)thread["id"]!),
                Name = (string?)thread["name"] ?? "",
                Type = (ChannelType)(int)thread["type"]!,
                ThreadMetadata = new ThreadMetadata(true, (bool?)thread["thread_metadata"]?["locked"] ?? false),
            };

    [LoggerMessage(
        LogLevel.Warning,
        "Failed to lock thread {Thread} of ticket {Ticket} in server {Guild}; it is read all the same. Give the bot's role "
            + "Manage Threads"
    )]
    private partial void LogNotLocked(Exception exception, Snowflake thread, Guid ticket, Snowflake guild);
}
