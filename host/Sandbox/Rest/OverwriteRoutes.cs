using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal static class OverwriteRoutes
{
    public static void Add(RouteTable routes)
    {
        routes.Put("/channels/{channel}/permissions/{overwrite}", Put);
        routes.Delete("/channels/{channel}/permissions/{overwrite}", Delete);
    }

    private static InteractionResponder Put(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var id = call.Id("overwrite");
        var overwrite = ChannelForm.ReadOverwrite(form, id, form.Choice("type", [0, 1], required: true));
        errors.ThrowIfAny();
        var (channel, guild) = Find(call);
        ChannelRules.CheckOverwrites(call.World, guild, call.Caller, channel, [overwrite], channel.Overwrites);
        Change(call, guild, channel, [.. channel.Overwrites.Where(o => o.Id != id), overwrite]);
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder Delete(Call call)
    {
        var id = call.Id("overwrite");
        var (channel, guild) = Find(call);
        var existing = channel.Overwrites.Find(o => o.Id == id) ?? throw Refuse.UnknownOverwrite();
        var cleared = new Overwrite { Id = id, Type = existing.Type };
        ChannelRules.CheckOverwrites(call.World, guild, call.Caller, channel, [cleared], channel.Overwrites);
        Change(call, guild, channel, [.. channel.Overwrites.Where(o => o.Id != id)]);
        return InteractionResponder.NoContent;
    }

    private static (Channel Channel, Guild Guild) Find(Call call)
    {
        var channel = call.Channel();
        if (channel.IsDm)
            throw Refuse.NotInDm();
        if (channel.Thread is not null)
            throw Refuse.WrongChannelType();
        call.Need(channel, Permission.ManageRoles);
        return (channel, call.World.Guild(channel.GuildId)!);
    }

    private static void Change(Call call, Guild guild, Channel channel, List<Overwrite> overwrites)
    {
        var before = new Audience(call.World, guild, [channel]);
        var old = channel.Overwrites;
        channel.Overwrites = overwrites;
        call.World.ChannelChanged(channel, before);
        OverwriteAudit.Write(call, guild, channel, old);
    }
}
