using System.Text.Json.Nodes;
using DCTicket.Sandbox.Bans;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>Further documented routes: previews, role counts, voice states, crossposts, end of polls.</summary>
internal static class MoreRoutes
{
    private const int Announcements = 5;

    public static void Add(RouteTable routes)
    {
        routes.Get("/guilds/{guild}/preview", Preview);
        routes.Get("/guilds/{guild}/roles/member-counts", RoleCounts);
        routes.Get("/guilds/{guild}/voice-states/@me", NoVoiceState);
        routes.Get("/guilds/{guild}/voice-states/{user}", NoVoiceState);
        routes.Post("/guilds/{guild}/bulk-ban", BanRoutes.CreateMany);
        routes.Post("/channels/{channel}/messages/{message}/crosspost", Crosspost);
        routes.Post("/channels/{channel}/polls/{message}/expire", EndPoll);
    }

    private static InteractionResponder Preview(Call call)
    {
        var guild = call.Guild();
        var all = GuildView.Of(guild);
        var view = new JsonObject
        {
            ["approximate_member_count"] = guild.Members.Count,
            ["approximate_presence_count"] = guild.Members.Count,
        };
        foreach (
            var key in (ReadOnlySpan<string>)
                ["id", "name", "icon", "description", "home_header", "splash", "discovery_splash", "features", "emojis", "stickers"]
        )
            view[key] = all[key]?.DeepClone();
        return InteractionResponder.Ok(view);
    }

    private static InteractionResponder RoleCounts(Call call)
    {
        var guild = call.Guild();
        var view = new JsonObject();
        foreach (var role in guild.Roles.Where(r => r.Id != guild.Id))
            view[role.Id.Text()] = guild.Members.Values.Count(m => m.Roles.Contains(role.Id));
        return InteractionResponder.Ok(view);
    }

    /// <summary>Voice channels are always empty here.</summary>
    private static InteractionResponder NoVoiceState(Call call)
    {
        call.Guild();
        throw new ApiException(404, 10065, "Unknown Voice State");
    }

    private static InteractionResponder Crosspost(Call call)
    {
        var (channel, message) = MessageRoutes.Find(call, Permission.SendMessages);
        if (channel.Type != Announcements)
            throw Refuse.WrongChannelType();
        if (message.AuthorId != call.Caller.Id)
            call.Need(channel, Permission.ManageMessages);
        if ((message.Flags & MessageFlags.Crossposted) != 0)
            throw new ApiException(400, 40033, "This message has already been crossposted");
        message.Flags |= MessageFlags.Crossposted;
        call.World.Announce("MESSAGE_UPDATE", message);
        return InteractionResponder.Ok(MessageView.Of(call.World, message, call.Caller.Id));
    }

    private static InteractionResponder EndPoll(Call call)
    {
        var (_, message) = MessageRoutes.Find(call, 0);
        if (message.Poll is not { } poll)
            throw new ApiException(400, 520001, "Cannot expire a missing poll");
        if (message.AuthorId != call.Caller.Id)
            throw new ApiException(403, 50005, "Cannot edit a message authored by another user");
        if ((bool)poll["results"]!["is_finalized"]!)
            throw new ApiException(400, 520001, "Poll expired");
        poll["expiry"] = call.World.Now.Stamp();
        poll["results"]!["is_finalized"] = true;
        call.World.Announce("MESSAGE_UPDATE", message);
        return InteractionResponder.Ok(MessageView.Of(call.World, message, call.Caller.Id));
    }
}
