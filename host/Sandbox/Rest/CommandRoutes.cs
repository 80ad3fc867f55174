using System.Text.Json.Nodes;
using DCTicket.Sandbox.Commands;
using DCTicket.Sandbox.Interactions;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal static class CommandRoutes
{
    public static void Add(RouteTable routes)
    {
        foreach (
            var scope in (ReadOnlySpan<string>)
                ["/applications/{application}/commands", "/applications/{application}/guilds/{guild}/commands"]
        )
        {
            var inGuild = scope.Contains("{guild}", StringComparison.Ordinal);
            routes.Get(scope, call => List(call, Scope(call, inGuild)));
            routes.Put(scope, call => Overwrite(call, Scope(call, inGuild)));
            routes.Post(scope, call => Upsert(call, Scope(call, inGuild)));
            routes.Get(scope + "/{command}", call => InteractionResponder.Ok(CommandView.Of(call.World, Find(call, Scope(call, inGuild)))));
            routes.Patch(scope + "/{command}", call => Patch(call, Scope(call, inGuild)));
            routes.Delete(scope + "/{command}", call => Delete(call, Scope(call, inGuild)));
        }
    }

    private static ulong? Scope(Call call, bool inGuild)
    {
        call.ApplicationId();
        return inGuild
            ? (
                call.World.Guild(call.Id("guild")) is { } guild && guild.Members.ContainsKey(call.Caller.Id)
                    ? guild.Id
                    : throw Refuse.MissingAccess()
            )
            : null;
    }

    private static IEnumerable<Command> In(SandboxWorld world, ulong? guild) => world.State.Commands.Where(c => c.GuildId == guild);

    private static Command Find(Call call, ulong? guild)
    {
        var id = call.Id("command");
        return In(call.World, guild).FirstOrDefault(c => c.Id == id) ?? throw Refuse.UnknownCommand();
    }

    private static InteractionResponder List(Call call, ulong? guild)
    {
        var full = call.QueryFlag("with_localizations");
        return InteractionResponder.Ok(
            GuildView.List(
                In(call.World, guild),
                c =>
                {
                    var view = CommandView.Of(call.World, c);
                    if (full)
                        return view;
                    return CommandView.WithoutLocalizations(call.Locale is { } locale ? CommandIndex.Localized(view, locale) : view);
                }
            )
        );
    }

    private static InteractionResponder Overwrite(Call call, ulong? guild)
    {
        if (call.Body is not JsonArray bodies)
            throw Refuse.Form("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        var errors = new FormErrors();
        var wanted = new List<JsonObject>();
        var names = new HashSet<(int, string?)>();
        for (var i = 0; i < bodies.Count; i++)
        {
            if (bodies[i] is not JsonObject body)
            {
                errors.Add($"{i}", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
                continue;
            }

            var data = CommandForm.Read(new Modal(body, errors, $"{i}"), guild is not null);
            if (!names.Add(((int)data["type"]!, (string?)data["name"])))
                errors.Add($"{i}.name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            wanted.Add(data);
        }

        errors.ThrowIfAny();
        CheckCounts(wanted);
        var world = call.World;
        DailyCreates.Take(world, guild, wanted.Count(data => Existing(world, guild, data) is null));
        var commands = wanted.Select(data => Put(world, guild, data).Command).ToList();
        world.State.Commands.RemoveAll(c => c.GuildId == guild && !commands.Contains(c));
        world.Changed();
        return InteractionResponder.Ok(GuildView.List(commands, c => CommandView.Of(world, c)));
    }

    private static InteractionResponder Upsert(Call call, ulong? guild)
    {
        var errors = new FormErrors();
        var data = CommandForm.Read(call.Form(errors), guild is not null);
        errors.ThrowIfAny();
        var same = In(call.World, guild).Where(c => c.Type != (int)data["type"]! || c.Name != (string)data["name"]!);
        CheckCounts([.. same.Select(c => c.Data), data]);
        DailyCreates.Take(call.World, guild, Existing(call.World, guild, data) is null ? 1 : 0);
        var (command, isNew) = Put(call.World, guild, data);
        call.World.Changed();
        var view = CommandView.Of(call.World, command);
        return isNew ? InteractionResponder.Created(view) : InteractionResponder.Ok(view);
    }

    private static InteractionResponder Patch(Call call, ulong? guild)
    {
        var errors = new FormErrors();
        var command = Find(call, guild);
        var merged = command.Data.DeepClone().AsObject();
        foreach (var (key, value) in call.Form(errors).Body)
            merged[key] = value?.DeepClone();
        var data = CommandForm.Read(new Modal(merged, errors), guild is not null);
        errors.ThrowIfAny();
        if (Existing(call.World, guild, data) is { } other && other != command)
            throw Refuse.CommandNameExists();
        Update(call.World, command, data);
        call.World.Changed();
        return InteractionResponder.Ok(CommandView.Of(call.World, command));
    }

    private static InteractionResponder Delete(Call call, ulong? guild)
    {
        var command = Find(call, guild);
        call.World.State.Commands.Remove(command);
        foreach (var known in call.World.State.Guilds.Values)
            known.CommandPermissions.Remove(command.Id);
        call.World.Changed();
        return InteractionResponder.NoContent;
    }

    /// <summary>A command is identified by type and name: it keeps its id, and its version unless it changed.</summary>
    private static (Command Command, bool IsNew) Put(SandboxWorld world, ulong? guild, JsonObject data)
    {
        if (Existing(world, guild, data) is { } existing)
        {
            Update(world, existing, data);
            return (existing, false);
        }

        var command = new Command
        {
            Id = world.NewId(),
            GuildId = guild,
            Version = world.NewId(),
            Data = data,
        };
        world.State.Commands.Add(command);
        return (command, true);
    }

    private static Command? Existing(SandboxWorld world, ulong? guild, JsonObject data) =>
        In(world, guild).FirstOrDefault(c => c.Type == (int)data["type"]! && c.Name == (string)data["name"]!);

    private static void Update(SandboxWorld world, Command command, JsonObject data)
    {
        if (Json.Same(command.Data, data))
            return;
        command.Data = data;
        command.Version = world.NewId();
    }

    private static void CheckCounts(List<JsonObject> commands)
    {
        foreach (var (type, most) in (ReadOnlySpan<(int, int)>)[(1, 100), (2, 15), (3, 15)])
        {
            if (commands.Count(c => (int)c["type"]! == type) > most)
                throw new ApiException(400, 30032, $"Maximum number of application commands reached ({most})");
        }
    }
}
