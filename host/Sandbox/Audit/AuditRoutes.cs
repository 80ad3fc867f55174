using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.Webhooks;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Audit;

internal static class AuditRoutes
{
    public static void Add(RouteTable routes) => routes.Get("/guilds/{guild}/audit-logs", List);

    private static InteractionResponder List(Call call)
    {
        var (user, before, after) = (call.QueryId("user_id"), call.QueryId("before"), call.QueryId("after"));
        var action = call.QueryInteger("action_type", 1, 1000);
        var limit = call.QueryLimit(50, 100);
        var guild = call.Guild();
        call.Need(guild, Permission.ViewAuditLog);
        var found = call.World.State.Audit.Where(e =>
            e.GuildId == guild.Id
            && (user is null || e.UserId == user)
            && (action is null || (int)e.Type == action)
            && (before is null || e.Id < before)
            && (after is null || e.Id > after)
        );
        var page = after is null ? found.OrderByDescending(e => e.Id) : found.OrderBy(e => e.Id);
        return InteractionResponder.Ok(View(call, guild, [.. page.Take(limit)]));
    }

    private static JsonObject View(Call call, Guild guild, List<AuditEntry> entries)
    {
        var world = call.World;
        var mentioned = entries.SelectMany(e => new[] { e.UserId, e.TargetId ?? 0 }).ToHashSet();
        var commands = entries.Where(e => e.Type == AuditAction.ApplicationCommandPermissionUpdate).Select(e => e.TargetId).ToHashSet();
        return new JsonObject
        {
            ["audit_log_entries"] = GuildView.List(entries, AuditLog.View),
            ["users"] = GuildView.List(world.State.Users.Values.Where(u => mentioned.Contains(u.Id)), UserView.Of),
            ["integrations"] = new JsonArray(),
            ["webhooks"] = GuildView.List(
                world.State.Webhooks.Where(w => w.GuildId == guild.Id && mentioned.Contains(w.Id)),
                w => WebhookView.Of(world, w, null)
            ),
            ["guild_scheduled_events"] = new JsonArray(),
            ["threads"] = GuildView.List(guild.Threads.Values.Where(t => mentioned.Contains(t.Id)), ChannelView.Of),
            ["application_commands"] = GuildView.List(
                world.State.Commands.Where(c => commands.Contains(c.Id)),
                c => CommandView.WithoutLocalizations(CommandView.Of(world, c))
            ),
            ["auto_moderation_rules"] = new JsonArray(),
        };
    }
}
