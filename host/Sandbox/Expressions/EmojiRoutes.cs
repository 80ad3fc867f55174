using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Expressions;

/// <summary>The emoji of a server; images are checked but not stored.</summary>
internal static class EmojiRoutes
{
    private const int MaxCount = 50;

    public static void Add(RouteTable routes)
    {
        const string all = "/guilds/{guild}/emojis";
        const string one = all + "/{emoji}";
        routes.Get(all, call => InteractionResponder.Ok(GuildView.List(call.Guild().Emojis, e => e.View())));
        routes.Get(one, call => InteractionResponder.Ok(Find(call, call.Guild()).View()));
        routes.Post(all, Create);
        routes.Patch(one, Change);
        routes.Delete(one, Delete);
    }

    private static InteractionResponder Create(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var name = Name(form, required: true);
        var image = form.Text("image", 1, 512 * 1024, required: true) ?? "";
        if (!image.StartsWith("data:image/", StringComparison.Ordinal))
            form.Wrong("image", "IMAGE_INVALID", "Invalid image data");
        var roles = form.Has("roles") ? form.Ids("roles", 250) : [];
        errors.ThrowIfAny();
        var guild = call.Guild();
        call.Need(guild, Permission.CreateGuildExpressions);
        var animated = image.StartsWith("data:image/gif", StringComparison.Ordinal);
        if (guild.Emojis.Count(e => e.Animated == animated) >= MaxCount)
            throw new ApiException(400, 30008, $"Maximum number of emojis reached ({MaxCount})");
        var emoji = new GuildEmoji
        {
            Id = call.World.NewId(),
            Name = name!,
            Animated = animated,
            Roles = roles,
        };
        guild.Emojis.Add(emoji);
        Announce(call, guild);
        return InteractionResponder.Created(emoji.View());
    }

    private static InteractionResponder Change(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var name = Name(form, required: false);
        var roles = form.Has("roles") ? form.Ids("roles", 250) : null;
        errors.ThrowIfAny();
        var guild = call.Guild();
        var emoji = Find(call, guild);
        call.Need(guild, Permission.ManageGuildExpressions);
        (emoji.Name, emoji.Roles) = (name ?? emoji.Name, roles ?? emoji.Roles);
        Announce(call, guild);
        return InteractionResponder.Ok(emoji.View());
    }

    private static InteractionResponder Delete(Call call)
    {
        var guild = call.Guild();
        var emoji = Find(call, guild);
        call.Need(guild, Permission.ManageGuildExpressions);
        guild.Emojis.Remove(emoji);
        Announce(call, guild);
        return InteractionResponder.NoContent;
    }

    private static string? Name(Modal form, bool required)
    {
        if (form.Text("name", 2, 32, required) is not { } name)
            return null;
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            form.Wrong("name", "STRING_TYPE_REGEX", "String value did not match validation regex.");
        return name;
    }

    private static GuildEmoji Find(Call call, Guild guild)
    {
        var id = call.Id("emoji");
        return guild.Emojis.Find(e => e.Id == id) ?? throw new ApiException(404, 10014, "Unknown Emoji");
    }

    private static void Announce(Call call, Guild guild) =>
        call.World.InGuild(
            "GUILD_EMOJIS_UPDATE",
            guild,
            new JsonObject { ["emojis"] = GuildView.List(guild.Emojis, e => e.View()) },
            Intent.GuildExpressions
        );
}
