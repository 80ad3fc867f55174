using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>The facts that a diagnosis requests from Discord.</summary>
internal sealed class DiscordFactsQuery(IDiscord discord)
{
    // Source: Discord's documentation, "Application Resource: Application Flags".
    private const long MembersFlags = (1L << 14) | (1L << 15);
    private const long ContentFlags = (1L << 18) | (1L << 19);

    // Each costs a request.
    private const int MaxAsked = 50;

    public Task<GuildState> ReadStateAsync(Snowflake guild, CancellationToken cancellationToken) =>
        discord.GetGuildStateAsync(guild, cancellationToken);

    /// <summary>Whether the application has the Message Content and Server Members intents.</summary>
    public async Task<(bool ReadsMessages, bool SeesMembers)> ReadIntentsAsync(CancellationToken cancellationToken)
    {
        var flags = (long?)(await discord.SendAsync(HttpMethod.Get, "applications/@me", null, cancellationToken))?["flags"] ?? 0;
        return ((flags & ContentFlags) != 0, (flags & MembersFlags) != 0);
    }

    /// <summary>The hidden channels.</summary>
    public async Task<IReadOnlySet<Snowflake>> FindHiddenAsync(
        IEnumerable<Snowflake> wanted,
        IReadOnlyList<Channel> channels,
        CancellationToken cancellationToken
    )
    {
        // A channel that is not in the list is deleted or hidden; a request tells which.
        var hidden = new HashSet<Snowflake>();
        foreach (var id in wanted.Except(channels.Select(channel => channel.Id)).Take(MaxAsked))
        {
            try
            {
                await discord.GetChannelAsync(id, cancellationToken);
            }
            catch (DiscordException e) when (e.IsMissingPermission)
            {
                hidden.Add(id);
            }
        }

        return hidden;
    }

    /// <summary>The number of members per role; null if Discord does not say.</summary>
    public async Task<IReadOnlyDictionary<Snowflake, long>?> CountMembersAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        // Source: Discord's documentation, "Guild Resource: Get Guild Role Member Counts".
        try
        {
            return
                await discord.SendAsync(HttpMethod.Get, $"guilds/{guild}/roles/member-counts", null, cancellationToken) is JsonObject counts
                ? counts.ToDictionary(
                    count => Snowflake.Parse(count.Key),
                    count => long.Parse(count.Value!.ToString(), CultureInfo.InvariantCulture)
                )
                : null;
        }
        catch (DiscordException e) when (e.IsPermanent)
        {
            // Then the check is skipped.
            return null;
        }
    }

    /// <summary>The panels whose message was deleted, of those whose channel exists.</summary>
    public async Task<IReadOnlySet<Guid>> FindPanelsWithoutMessageAsync(
        List<Panel> panels,
        IReadOnlyList<Channel> channels,
        CancellationToken cancellationToken
    )
    {
        var missing = new HashSet<Guid>();
        foreach (var panel in panels.Where(panel => channels.Any(channel => channel.Id == panel.ChannelId)))
        {
            try
            {
                if (
                    panel.MessageId is not { } message
                    || await discord.GetMessageAsync(panel.ChannelId, message, cancellationToken) is null
                )
                    missing.Add(panel.Id);
            }
            catch (DiscordException e) when (e.IsMissingPermission)
            {
                // Missing permissions are a separate finding.
            }
        }

        return missing;
    }
}
