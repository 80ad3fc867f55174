using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>
/// Asks Discord for unknown names of mentioned members, roles, channels and threads. Results are cached for the second audience.
/// </summary>
internal sealed class MentionNameLookup(IDiscord discord)
{
    // The maximum number of requested members, so that a list of ids causes no flood of requests.
    private const int MaxAsked = 50;
    private const int MaxKept = 5000;

    private readonly ConcurrentDictionary<(Snowflake Guild, MentionKey Mention), string?> _known = new();

    /// <summary>Adds the names that are found.</summary>
    public async Task FillAsync(
        Snowflake guild,
        IReadOnlySet<MentionKey> mentions,
        Dictionary<Snowflake, string> users,
        Dictionary<Snowflake, string> roles,
        Dictionary<Snowflake, string> channels,
        CancellationToken cancellationToken
    )
    {
        if (_known.Count > MaxKept)
            _known.Clear();
        var missing = mentions.ToLookup(mention => mention.Kind, mention => mention.Id);
        var known = discord.FindGuildState(guild);
        if (missing[MentionKind.Role].Any())
        {
            foreach (var role in known?.Roles ?? await AskAsync(() => discord.GetRolesAsync(guild, cancellationToken)) ?? [])
                roles[role.Id] = role.Name;
        }

        if (missing[MentionKind.Channel].Any(id => !channels.ContainsKey(id)))
        {
            foreach (
                var channel in known?.Channels.Where(channel => !channel.IsHidden)
                    ?? await AskAsync(() => discord.GetChannelsAsync(guild, cancellationToken))
                    ?? []
            )
                channels.TryAdd(channel.Id, channel.Name ?? "");
        }

        await EachAsync(
            guild,
            missing,
            MentionKind.User,
            users,
            async id => (await discord.GetMemberAsync(guild, id, cancellationToken))?.DisplayName
        );
        // Threads are not in the list of channels. One of another server is ignored.
        await EachAsync(
            guild,
            missing,
            MentionKind.Channel,
            channels,
            async id =>
                await discord.GetChannelAsync(id, cancellationToken) is { } channel && channel.GuildId == guild ? channel.Name : null
        );
    }

    private async Task EachAsync(
        Snowflake guild,
        ILookup<MentionKind, Snowflake> missing,
        MentionKind kind,
        Dictionary<Snowflake, string> names,
        Func<Snowflake, Task<string?>> ask
    )
    {
        foreach (var id in missing[kind].Where(id => !names.ContainsKey(id) && id != DeletedUser.Id).Take(MaxAsked).ToList())
        {
            var key = (guild, new MentionKey(kind, id));
            if (!_known.TryGetValue(key, out var name))
            {
                name = await AskAsync(() => ask(id));
                _known[key] = name;
            }

            if (name is not null)
                names[id] = name;
        }
    }

    // Without names, ids are shown.
    private static async Task<T?> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is DiscordException or HttpRequestException or TimeoutException)
        {
            return default;
        }
    }
}
