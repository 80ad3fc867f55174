using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>PATCH of a guild: name and plain settings; images and features are not supported.</summary>
internal static class GuildEdit
{
    private static readonly int[] AfkTimeouts = [60, 300, 900, 1800, 3600];
    private static readonly string[] Keys =
    [
        "name",
        "description",
        "preferred_locale",
        "verification_level",
        "default_message_notifications",
        "explicit_content_filter",
        "afk_timeout",
        "system_channel_id",
        "system_channel_flags",
        "premium_progress_bar_enabled",
    ];

    public static InteractionResponder Patch(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var name = form.Has("name") ? form.Text("name", 2, 100, required: true)?.Trim() : null;
        var settings = Settings(form);
        errors.ThrowIfAny();
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        if (settings["system_channel_id"] is { } channel && !guild.Channels.ContainsKey(Snowflakes.Parse((string)channel!)))
            throw Refuse.Form("system_channel_id", "CHANNEL_INVALID", "Unknown Channel");
        var before = GuildView.Of(guild);
        guild.Name = name ?? guild.Name;
        foreach (var (key, value) in settings)
            guild.Settings[key] = value?.DeepClone();
        var view = GuildView.Of(guild);
        if (Changes.Between(before, view, Keys) is not { Count: > 0 } changes)
            return InteractionResponder.Ok(view);
        call.World.Publish(new WorldEvent("GUILD_UPDATE", GuildView.Of(guild), Intent.Guilds, guild.Members.ContainsKey));
        call.Audit(guild, AuditAction.GuildUpdate, guild.Id, changes);
        return InteractionResponder.Ok(view);
    }

    private static JsonObject Settings(Modal form)
    {
        var settings = new JsonObject();
        Set("description", () => form.Text("description", 0, 300) is { Length: > 0 } text ? text : null);
        Set("preferred_locale", () => form.Text("preferred_locale", 2, 10) ?? "en-US");
        Set("verification_level", () => form.Choice("verification_level", [0, 1, 2, 3, 4]) ?? 0);
        Set("default_message_notifications", () => form.Choice("default_message_notifications", [0, 1]) ?? 0);
        Set("explicit_content_filter", () => form.Choice("explicit_content_filter", [0, 1, 2]) ?? 0);
        Set("afk_timeout", () => form.Choice("afk_timeout", AfkTimeouts) ?? 300);
        Set("system_channel_id", () => form.Snowflake("system_channel_id").Text());
        Set("system_channel_flags", () => form.Integer("system_channel_flags", 0, int.MaxValue) ?? 0);
        Set("premium_progress_bar_enabled", () => form.Flag("premium_progress_bar_enabled") ?? false);
        return settings;

        void Set(string key, Func<JsonNode?> read)
        {
            if (form.Has(key))
                settings[key] = read();
        }
    }
}
