using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Audit;

/// <summary>Writes audit log entries and sends them to bots that may read the log.</summary>
internal static class AuditLog
{
    private const int Kept = 2000;
    private static readonly TimeSpan Age = TimeSpan.FromDays(45);

    public static void Write(this SandboxWorld world, Guild guild, AuditEntry entry)
    {
        entry.Id = world.NewId();
        entry.GuildId = guild.Id;
        var log = world.State.Audit;
        log.Add(entry);
        if (log.Count > Kept)
            log.RemoveRange(0, log.Count - Kept);
        log.RemoveAll(e => e.At < world.Now - Age);
        var data = View(entry);
        data["guild_id"] = guild.Id.Text();
        world.Publish(new WorldEvent("GUILD_AUDIT_LOG_ENTRY_CREATE", data, Intent.GuildModeration, u => MayHear(world, guild, u)));
    }

    public static JsonObject View(AuditEntry entry)
    {
        var view = new JsonObject
        {
            ["id"] = entry.Id.Text(),
            ["action_type"] = (int)entry.Type,
            ["user_id"] = entry.UserId.Text(),
            ["target_id"] = entry.TargetId.Text(),
        };
        if (entry.Changes is { Count: > 0 } changes)
            view["changes"] = changes.DeepClone();
        if (entry.Options is { } options)
            view["options"] = options.DeepClone();
        if (entry.Reason is { } reason)
            view["reason"] = reason;
        return view;
    }

    private static bool MayHear(SandboxWorld world, Guild guild, ulong user) =>
        world.User(user) is { Bot: true }
        && guild.Members.TryGetValue(user, out var member)
        && (Permission.InGuild(guild, member, world.Now) & Permission.ViewAuditLog) != 0;
}
