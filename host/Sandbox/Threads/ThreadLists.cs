using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Threads;

/// <summary>Lists threads: active ones of a guild, archived ones of a channel.</summary>
internal static class ThreadLists
{
    public static void Add(RouteTable routes)
    {
        routes.Get("/guilds/{guild}/threads/active", ListActive);
        routes.Get("/channels/{channel}/threads/archived/public", call => ListArchived(call, isPrivate: false));
        routes.Get("/channels/{channel}/threads/archived/private", call => ListArchived(call, isPrivate: true));
        routes.Get("/channels/{channel}/users/@me/threads/archived/private", ListJoined);
    }

    public static IEnumerable<Channel> Active(SandboxWorld world, Guild guild, ulong viewer) =>
        guild.Threads.Values.Where(t => !t.Thread!.Archived && world.Sees(viewer, t));

    private static InteractionResponder ListActive(Call call) =>
        InteractionResponder.Ok(
            View(call, [.. Active(call.World, call.Guild(), call.Caller.Id).OrderByDescending(t => t.Id)], int.MaxValue)
        );

    private static InteractionResponder ListArchived(Call call, bool isPrivate)
    {
        var limit = call.QueryLimit(50, 100, 2);
        var before = Before(call);
        var (channel, guild) = Find(call, Permission.ReadMessageHistory | (isPrivate ? Permission.ManageThreads : 0));
        var found = Archived(guild, channel, isPrivate)
            .Where(t => t.Thread!.ArchiveChangedAt < before)
            .OrderByDescending(t => t.Thread!.ArchiveChangedAt);
        return InteractionResponder.Ok(View(call, [.. found], limit));
    }

    private static InteractionResponder ListJoined(Call call)
    {
        var limit = call.QueryLimit(50, 100, 2);
        var before = call.QueryId("before") ?? ulong.MaxValue;
        var (channel, guild) = Find(call, Permission.ReadMessageHistory);
        var found = Archived(guild, channel, isPrivate: true)
            .Where(t => t.Id < before && t.Thread!.Members.ContainsKey(call.Caller.Id))
            .OrderByDescending(t => t.Id);
        return InteractionResponder.Ok(View(call, [.. found], limit));
    }

    private static IEnumerable<Channel> Archived(Guild guild, Channel channel, bool isPrivate) =>
        guild.Threads.Values.Where(t => t.ParentId == channel.Id && t.Thread!.Archived && t.Type == 12 == isPrivate);

    private static (Channel Channel, Guild Guild) Find(Call call, ulong permissions)
    {
        var channel = call.Channel();
        if (channel.IsDm || channel.Thread is not null || channel.Type is not (0 or 5 or 15 or 16))
            throw Refuse.WrongChannelType();
        call.Need(channel, permissions);
        return (channel, call.World.Guild(channel.GuildId)!);
    }

    private static DateTimeOffset Before(Call call)
    {
        if (call.Query("before") is not { Length: > 0 } text)
            return DateTimeOffset.MaxValue;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Refuse.Form("before", "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
    }

    private static JsonObject View(Call call, List<Channel> threads, int limit)
    {
        var page = threads.Take(limit).ToList();
        return new JsonObject
        {
            ["threads"] = GuildView.List(page, ThreadView.Of),
            ["members"] = GuildView.List(
                page.Where(t => t.Thread!.Members.ContainsKey(call.Caller.Id)),
                t => ThreadView.Member(t, call.Caller.Id)
            ),
            ["has_more"] = threads.Count > limit,
        };
    }
}
