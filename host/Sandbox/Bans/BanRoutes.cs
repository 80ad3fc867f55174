using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Bans;

internal static class BanRoutes
{
    private const int MaxCount = 1000;
    private const int SevenDays = 604800;

    public static void Add(RouteTable routes)
    {
        const string one = "/guilds/{guild}/bans/{user}";
        routes.Get("/guilds/{guild}/bans", List);
        routes.Get(one, call => InteractionResponder.Ok(View(call.World, Find(call).Ban)));
        routes.Put(one, Create);
        routes.Delete(one, Remove);
    }

    private static InteractionResponder List(Call call)
    {
        var (limit, before, after) = (call.QueryLimit(MaxCount, MaxCount), call.QueryId("before"), call.QueryId("after"));
        var guild = call.Guild();
        call.Need(guild, Permission.BanMembers);
        var bans = guild.Bans.Values.OrderBy(b => b.UserId).ToList();
        var page = before is { } upper
            ? bans.Where(b => b.UserId < upper).TakeLast(limit)
            : bans.Where(b => b.UserId > (after ?? 0)).Take(limit);
        return InteractionResponder.Ok(GuildView.List(page, b => View(call.World, b)));
    }

    private static InteractionResponder Create(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var seconds = form.Integer("delete_message_seconds", 0, SevenDays) ?? (form.Integer("delete_message_days", 0, 7) * 86400) ?? 0;
        errors.ThrowIfAny();
        var world = call.World;
        var guild = call.Guild();
        var user = world.User(call.Id("user")) ?? throw Refuse.UnknownUser();
        call.Need(guild, Permission.BanMembers);
        if (guild.Members.TryGetValue(user.Id, out var member))
            Hierarchy.NeedAbove(guild, call.Caller, member);
        if (guild.Bans.ContainsKey(user.Id))
            return InteractionResponder.NoContent;
        Add(call, guild, user, seconds);
        return InteractionResponder.NoContent;
    }

    private static void Add(Call call, Guild guild, User user, long seconds)
    {
        var world = call.World;
        guild.Bans[user.Id] = new Ban { UserId = user.Id, Reason = call.Reason };
        Announce(world, guild, "GUILD_BAN_ADD", user);
        if (guild.Members.TryGetValue(user.Id, out var member))
            MemberRoutes.Remove(world, guild, member);
        if (seconds > 0)
            DeleteMessages(world, guild, user, world.Now.AddSeconds(-seconds));
        call.Audit(guild, AuditAction.MemberBanAdd, user.Id);
    }

    /// <summary>Up to 200 at once; failed ones are named, and only if all fail it is an error.</summary>
    public static InteractionResponder CreateMany(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var ids = form.Ids("user_ids", 200).Distinct().ToList();
        if (ids.Count == 0)
            form.Required("user_ids");
        var seconds = form.Integer("delete_message_seconds", 0, SevenDays) ?? 0;
        errors.ThrowIfAny();
        var (world, guild) = (call.World, call.Guild());
        call.Need(guild, Permission.BanMembers | Permission.ManageGuild);
        var (banned, failed) = (new List<ulong>(), new List<ulong>());
        foreach (var id in ids)
            (Ban(call, guild, id, seconds) ? banned : failed).Add(id);
        return banned.Count == 0
            ? throw new ApiException(500, 500000, "Failed to ban users")
            : InteractionResponder.Ok(
                new JsonObject { ["banned_users"] = GuildView.Ids(banned), ["failed_users"] = GuildView.Ids(failed) }
            );

        bool Ban(Call call, Guild guild, ulong id, long seconds)
        {
            if (world.User(id) is not { } user || guild.Bans.ContainsKey(id) || id == call.Caller.Id)
                return false;
            if (guild.Members.TryGetValue(id, out var member) && !Hierarchy.IsAbove(guild, call.Caller, member))
                return false;
            Add(call, guild, user, seconds);
            return true;
        }
    }

    private static InteractionResponder Remove(Call call)
    {
        var (guild, ban) = Find(call);
        guild.Bans.Remove(ban.UserId);
        Announce(call.World, guild, "GUILD_BAN_REMOVE", call.World.State.Users[ban.UserId]);
        call.Audit(guild, AuditAction.MemberBanRemove, ban.UserId);
        return InteractionResponder.NoContent;
    }

    private static (Guild Guild, Ban Ban) Find(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.BanMembers);
        return (guild, guild.Bans.GetValueOrDefault(call.Id("user")) ?? throw Refuse.UnknownBan());
    }

    private static void DeleteMessages(SandboxWorld world, Guild guild, User user, DateTimeOffset since)
    {
        foreach (var channel in guild.Channels.Values.Concat(guild.Threads.Values))
        {
            var gone = channel.Messages.Where(m => m.AuthorId == user.Id && m.Timestamp >= since).ToList();
            gone.ForEach(m => ThreadActivity.Remove(channel, m));
            if (gone.Count == 0)
                continue;
            var data = new JsonObject { ["ids"] = GuildView.Ids(gone.Select(m => m.Id)), ["channel_id"] = channel.Id.Text() };
            world.InChannel("MESSAGE_DELETE_BULK", channel, data, Intent.GuildMessages, Intent.DirectMessages);
        }
    }

    /// <summary>For members who may ban or read the log.</summary>
    private static void Announce(SandboxWorld world, Guild guild, string name, User user) =>
        world.Publish(
            new WorldEvent(
                name,
                new JsonObject { ["guild_id"] = guild.Id.Text(), ["user"] = UserView.Of(user) },
                Intent.GuildModeration,
                u =>
                    guild.Members.TryGetValue(u, out var member)
                    && (Permission.InGuild(guild, member, world.Now) & (Permission.BanMembers | Permission.ViewAuditLog)) != 0
            )
        );

    private static JsonObject View(SandboxWorld world, Ban ban) =>
        new() { ["user"] = UserView.Of(world.State.Users[ban.UserId]), ["reason"] = ban.Reason };
}
