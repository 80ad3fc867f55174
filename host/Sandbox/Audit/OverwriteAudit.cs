using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Audit;

/// <summary>One entry per added, changed or removed overwrite.</summary>
internal static class OverwriteAudit
{
    private static readonly string[] Keys = ["id", "type", "allow", "deny"];

    public static void Write(Call call, Guild guild, Channel channel, IReadOnlyList<Overwrite> before)
    {
        foreach (var now in channel.Overwrites)
        {
            var old = before.FirstOrDefault(o => o.Id == now.Id);
            Note(old is null ? AuditAction.ChannelOverwriteCreate : AuditAction.ChannelOverwriteUpdate, old, now);
        }

        foreach (var gone in before.Where(o => !channel.Overwrites.Exists(n => n.Id == o.Id)))
            Note(AuditAction.ChannelOverwriteDelete, gone, null);

        void Note(AuditAction action, Overwrite? old, Overwrite? now)
        {
            var changes = Changes.Between(View(old), View(now), old is null || now is null ? Keys : ["allow", "deny"]);
            if (changes.Count == 0)
                return;
            var which = (now ?? old)!;
            var options = new JsonObject { ["id"] = which.Id.Text(), ["type"] = which.Type == 0 ? "0" : "1" };
            if (which.Type == 0)
                options["role_name"] = guild.Role(which.Id)?.Name;
            call.Audit(guild, action, channel.Id, changes, options);
        }
    }

    private static JsonObject? View(Overwrite? overwrite) => overwrite is null ? null : ChannelView.Overwrite(overwrite);
}
