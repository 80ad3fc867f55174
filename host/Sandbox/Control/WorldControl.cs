using System.Text.Json;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Control;

/// <summary>Routes of the Sandbox itself: its users, and additional guilds.</summary>
internal sealed class WorldControl(Unimplemented unimplemented, InvalidRequests invalid)
{
    public void Add(RouteTable routes)
    {
        routes.Add(new Operation("GET", "/sandbox/world", World) { Control = true });
        routes.Add(new Operation("POST", "/sandbox/guilds", AddGuild) { Control = true });
        routes.Add(new Operation("POST", "/sandbox/people/{person}", ChangePerson) { Control = true });
        routes.Add(new Operation("POST", "/sandbox/guilds/{guild}/members", Join) { Control = true });
        routes.Add(new Operation("GET", "/sandbox/audit", Audit) { Control = true });
    }

    private InteractionResponder World(Call call)
    {
        var world = call.World;
        return InteractionResponder.Ok(
            new JsonObject
            {
                ["bot"] = new JsonObject
                {
                    ["id"] = world.Bot.Id.Text(),
                    ["application_id"] = world.State.ApplicationId.Text(),
                    ["token"] = world.Bot.Token,
                },
                ["people"] = GuildView.List(world.State.Users.Values.Where(u => !u.Bot), u => Person(world, u)),
                ["guilds"] = GuildView.List(world.State.Guilds.Values, Guild),
                ["unimplemented"] = unimplemented.View(),
                ["invalid_requests"] = invalid.View(),
            }
        );
    }

    private static InteractionResponder AddGuild(Call call)
    {
        var errors = new FormErrors();
        var name = call.Form(errors).Text("name", 2, 100);
        var tier = call.Form(errors).Integer("premium_tier", 0, 3) ?? 0;
        var unlisted = call.Form(errors).Flag("unlisted") ?? false;
        errors.ThrowIfAny();
        var world = call.World;
        var guild = Seed.AddGuild(world, name ?? "DCTicket Demo");
        guild.Unlisted = unlisted;
        guild.PremiumTier = (int)tier;
        world.Publish(new WorldEvent("GUILD_CREATE", GuildView.Create(world, guild, world.Bot), Intent.Guilds, u => u == world.Bot.Id));
        var view = Guild(guild);
        view["people"] = GuildView.List(guild.Members.Keys.Where(m => m != world.Bot.Id), m => Person(world, world.State.Users[m]));
        return InteractionResponder.Created(view);
    }

    private static InteractionResponder Join(Call call)
    {
        var errors = new FormErrors();
        var id = call.Form(errors).Snowflake("user_id", required: true);
        errors.ThrowIfAny();
        var guild = call.World.Guild(call.Id("guild")) ?? throw Refuse.UnknownGuild();
        var user = call.World.User(id!.Value) ?? throw Refuse.UnknownUser();
        if (!guild.Members.ContainsKey(user.Id))
            MemberRoutes.Join(call.World, guild, user);
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder ChangePerson(Call call)
    {
        var errors = new FormErrors();
        var closed = call.Form(errors).Flag("dms_closed");
        errors.ThrowIfAny();
        var person = call.World.User(call.Id("person")) is { Bot: false } user ? user : throw Refuse.UnknownUser();
        person.DmsClosed = closed ?? person.DmsClosed;
        call.World.Changed();
        return InteractionResponder.Ok(Person(call.World, person));
    }

    private static InteractionResponder Audit(Call call) =>
        InteractionResponder.Ok(
            GuildView.List(
                call.World.State.Audit,
                a => new JsonObject
                {
                    ["at"] = a.At.Stamp(),
                    ["user_id"] = a.UserId.Text(),
                    ["action"] = JsonNamingPolicy.SnakeCaseUpper.ConvertName(a.Type.ToString()),
                    ["reason"] = a.Reason,
                }
            )
        );

    private static JsonObject Person(SandboxWorld world, User user) =>
        new()
        {
            ["id"] = user.Id.Text(),
            ["username"] = user.Username,
            ["global_name"] = user.GlobalName,
            ["locale"] = user.Locale,
            ["dms_closed"] = user.DmsClosed,
            ["token"] = user.Token,
            ["guilds"] = GuildView.List(
                world.State.Guilds.Values.Where(g => g.Members.ContainsKey(user.Id)),
                g => new JsonObject
                {
                    ["guild_id"] = g.Id.Text(),
                    ["roles"] = GuildView.List(g.Members[user.Id].Roles, r => (JsonNode?)g.Role(r)?.Name),
                }
            ),
        };

    private static JsonObject Guild(Guild guild) =>
        new()
        {
            ["id"] = guild.Id.Text(),
            ["name"] = guild.Name,
            ["unlisted"] = guild.Unlisted,
            ["owner_id"] = guild.OwnerId.Text(),
            ["roles"] = GuildView.List(guild.Roles, GuildView.Role),
            ["channels"] = GuildView.List(guild.Channels.Values, ChannelView.Of),
            ["members"] = GuildView.List(
                guild.Members.Values,
                m => new JsonObject { ["user_id"] = m.UserId.Text(), ["roles"] = GuildView.Ids(m.Roles) }
            ),
        };
}
