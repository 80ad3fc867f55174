using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal sealed class DirectMessages
{
    private const int MaxOpened = 100;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Queue<DateTimeOffset> _opened = [];

    public void Add(RouteTable routes)
    {
        routes.Post("/users/@me/channels", Open);
        routes.Get(
            "/users/@me/channels",
            call =>
                InteractionResponder.Ok(
                    GuildView.List(
                        call.World.State.Dms.Values.Where(c => c.Recipients.Contains(call.Caller.Id)),
                        c => ChannelView.For(call.World, c, call.Caller.Id)
                    )
                )
        );
    }

    /// <summary>Opening a DM always works; sending may fail.</summary>
    private InteractionResponder Open(Call call)
    {
        var errors = new FormErrors();
        var recipient = call.Form(errors).Snowflake("recipient_id", required: true);
        errors.ThrowIfAny();
        var world = call.World;
        var user = world.User(recipient!.Value) ?? throw Refuse.UnknownUser();
        if (user.Id == call.Caller.Id)
            throw Refuse.CannotDmBots();
        var channel = world.State.Dms.Values.FirstOrDefault(c => c.Recipients.Contains(user.Id) && c.Recipients.Contains(call.Caller.Id));
        if (channel is null)
        {
            CheckPace(call);
            channel = new Channel
            {
                Id = world.NewId(),
                Type = 1,
                Recipients = [call.Caller.Id, user.Id],
            };
            world.Add(channel);
            foreach (var viewer in channel.Recipients)
                world.Publish(
                    new WorldEvent(
                        "CHANNEL_CREATE",
                        ChannelView.For(world, channel, viewer),
                        Intent.DirectMessages,
                        u => u == viewer && u != world.Bot.Id
                    )
                );
        }

        return InteractionResponder.Ok(ChannelView.For(world, channel, call.Caller.Id));
    }

    /// <summary>A bot that opens many new conversations is limited.</summary>
    private void CheckPace(Call call)
    {
        if (!call.Caller.Bot)
            return;
        while (_opened.TryPeek(out var first) && call.World.Now - first >= Window)
            _opened.Dequeue();
        if (_opened.Count >= MaxOpened)
            throw Refuse.DmsTooFast();
        _opened.Enqueue(call.World.Now);
    }

    /// <summary>Throws if the user does not accept messages, or shares no guild.</summary>
    public static void Check(SandboxWorld world, Channel channel, User sender)
    {
        if (!channel.IsDm)
            return;
        var other = world.User(channel.Recipients.Find(r => r != sender.Id));
        if (other is null)
            return;
        if (!world.State.Guilds.Values.Any(g => g.Members.ContainsKey(sender.Id) && g.Members.ContainsKey(other.Id)))
            throw Refuse.NoMutualGuild();
        if (other.DmsClosed)
            throw Refuse.CannotMessageUser();
    }
}
