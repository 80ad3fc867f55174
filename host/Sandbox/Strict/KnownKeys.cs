using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;

namespace DCTicket.Sandbox.Strict;

/// <summary>
/// The documented keys of the bot's bodies. Discord ignores other keys, which hides typos; at the level Strict they are errors.
/// </summary>
internal static class KnownKeys
{
    private const string Message =
        "content nonce tts flags enforce_nonce sticker_ids poll embeds:Embed allowed_mentions:Mentions "
        + "message_reference:Reference components:Component attachments:Attachment";

    private const string Channel =
        "name type topic default_tag_setting position parent_id nsfw rate_limit_per_user bitrate user_limit rtc_region video_quality_mode "
        + "permission_overwrites:Overwrite default_auto_archive_duration default_thread_rate_limit_per_user "
        + "default_reaction_emoji available_tags "
        + "default_sort_order default_forum_layout flags";

    private const string Thread = "name auto_archive_duration rate_limit_per_user";
    private const string Role = "name permissions color colors hoist mentionable icon unicode_emoji";
    private const string Base = "type id custom_id";
    private const string Select = Base + " placeholder min_values max_values required disabled default_values:DefaultValue";

    /// <summary>The keys of each shape; a key may name the shape of its object or of its list's objects.</summary>
    private static readonly Dictionary<string, Dictionary<string, string?>> Shapes = new Dictionary<string, string>
    {
        ["Message"] = Message + " shared_client_theme",
        ["WebhookMessage"] = Message + " username avatar_url thread_name applied_tags",
        ["Reference"] = "type message_id channel_id guild_id fail_if_not_exists",
        ["Mentions"] = "parse roles users replied_user",
        ["Attachment"] = "id filename title description duration_secs waveform is_remix is_spoiler",
        ["Embed"] =
            "title type description url timestamp color footer:Footer image:Media thumbnail:Media video:Media "
            + "provider:Provider author:Author fields:Field",
        ["Footer"] = "text icon_url",
        ["Provider"] = "name url",
        ["Author"] = "name url icon_url",
        ["Field"] = "name value inline",
        ["Media"] = "url width height description placeholder placeholder_version is_animated",
        ["Channel"] = Channel,
        ["ChannelChange"] = Channel + " archived locked invitable auto_archive_duration applied_tags",
        ["Overwrite"] = "id type allow deny",
        ["Permissions"] = "type allow deny",
        ["Thread"] = Thread + " type invitable message:PostMessage applied_tags",
        ["PostMessage"] = Message + " shared_client_theme",
        ["ThreadFromMessage"] = Thread,
        ["BulkDelete"] = "messages",
        ["Role"] = Role,
        ["Guild"] =
            "name verification_level default_message_notifications explicit_content_filter afk_channel_id afk_timeout icon "
            + "splash discovery_splash "
            + "banner system_channel_id system_channel_flags rules_channel_id public_updates_channel_id preferred_locale "
            + "features description "
            + "premium_progress_bar_enabled safety_alerts_channel_id",
        ["ChannelPosition"] = "id position lock_permissions parent_id",
        ["RolePosition"] = "id position",
        ["Ban"] = "delete_message_days delete_message_seconds",
        ["BulkBan"] = "user_ids delete_message_seconds",
        ["Me"] = "nick banner avatar bio",
        ["Member"] = "nick roles mute deaf channel_id communication_disabled_until flags",
        ["DirectMessage"] = "recipient_id access_tokens nicks",
        ["Webhook"] = "name avatar channel_id",
        ["Attachments"] = "attachment_urls",
        ["Command"] =
            "id name name_localizations description description_localizations type options:Option default_member_permissions dm_permission "
            + "default_permission integration_types contexts nsfw handler",
        ["Option"] =
            "type name name_localizations description description_localizations required choices:Choice options:Option channel_types "
            + "min_value max_value min_length max_length autocomplete",
        ["Choice"] = "name name_localizations value",
        ["Callback"] = "type data:CallbackData",
        ["CallbackData"] =
            "tts content flags poll embeds:Embed allowed_mentions:Mentions components:Component attachments:Attachment "
            + "choices:Choice custom_id title",
        ["GuildEmoji"] = "name image roles",
        ["Emoji"] = "id name animated",
        ["SelectOption"] = "label value description emoji:Emoji default",
        ["DefaultValue"] = "id type",
        ["GalleryItem"] = "media:Media description spoiler",
        ["Component1"] = "type id components:Component",
        ["Component2"] = Base + " style label emoji:Emoji sku_id url disabled",
        ["Component3"] = Base + " options:SelectOption placeholder min_values max_values required disabled",
        ["Component4"] = Base + " style label min_length max_length required value placeholder",
        ["Component5"] = Select,
        ["Component6"] = Select,
        ["Component7"] = Select,
        ["Component8"] = Select + " channel_types",
        ["Component9"] = "type id components:Component accessory:Component",
        ["Component10"] = "type id content",
        ["Component11"] = "type id media:Media description spoiler",
        ["Component12"] = "type id items:GalleryItem",
        ["Component13"] = "type id file:Media spoiler",
        ["Component14"] = "type id divider spacing",
        ["Component17"] = "type id components:Component accent_color spoiler",
        ["Component18"] = "type id label description component:Component",
        ["Component19"] = Base + " min_values max_values required file_types",
        ["Component21"] = Base + " options:SelectOption required",
        ["Component22"] = Base + " options:SelectOption min_values max_values required",
        ["Component23"] = Base + " default",
    }.ToDictionary(s => s.Key, s => s.Value.Split(' ').Select(k => k.Split(':')).ToDictionary(k => k[0], k => k.ElementAtOrDefault(1)));

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["POST /channels/{}/messages"] = "Message",
        ["PATCH /channels/{}/messages/{}"] = "Message",
        ["POST /channels/{}/messages/bulk-delete"] = "BulkDelete",
        ["POST /guilds/{}/channels"] = "Channel",
        ["PATCH /channels/{}"] = "ChannelChange",
        ["PUT /channels/{}/permissions/{}"] = "Permissions",
        ["POST /channels/{}/threads"] = "Thread",
        ["POST /channels/{}/messages/{}/threads"] = "ThreadFromMessage",
        ["POST /guilds/{}/roles"] = "Role",
        ["PATCH /guilds/{}/roles/{}"] = "Role",
        ["PATCH /guilds/{}/members/{}"] = "Member",
        ["PATCH /guilds/{}/members/@me"] = "Me",
        ["PATCH /guilds/{}"] = "Guild",
        ["PATCH /guilds/{}/channels"] = "ChannelPosition",
        ["PATCH /guilds/{}/roles"] = "RolePosition",
        ["PUT /guilds/{}/bans/{}"] = "Ban",
        ["POST /guilds/{}/bulk-ban"] = "BulkBan",
        ["POST /users/@me/channels"] = "DirectMessage",
        ["POST /guilds/{}/emojis"] = "GuildEmoji",
        ["PATCH /guilds/{}/emojis/{}"] = "GuildEmoji",
        ["POST /channels/{}/webhooks"] = "Webhook",
        ["PATCH /webhooks/{}"] = "Webhook",
        ["PATCH /webhooks/{}/{}"] = "Webhook",
        ["POST /webhooks/{}/{}"] = "WebhookMessage",
        ["PATCH /webhooks/{}/{}/messages/{}"] = "WebhookMessage",
        ["POST /interactions/{}/{}/callback"] = "Callback",
        ["POST /attachments/refresh-urls"] = "Attachments",
        ["PUT /applications/{}/commands"] = "Command",
        ["POST /applications/{}/commands"] = "Command",
        ["PATCH /applications/{}/commands/{}"] = "Command",
        ["PUT /applications/{}/guilds/{}/commands"] = "Command",
        ["POST /applications/{}/guilds/{}/commands"] = "Command",
        ["PATCH /applications/{}/guilds/{}/commands/{}"] = "Command",
    };

    /// <summary>The paths of undocumented keys; null for an unknown shape.</summary>
    public static List<string>? Unknown(Operation route, JsonNode? body)
    {
        var template = string.Join('/', route.Segments.Select(s => s[0] == '{' ? "{}" : s));
        if (!Bodies.TryGetValue($"{route.Method} /{template}", out var shape))
            return null;
        var unknown = new List<string>();
        Walk(body, shape, "", unknown);
        return unknown;
    }

    private static void Walk(JsonNode? node, string shape, string path, List<string> unknown)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
                Walk(list[i], shape, path.Length == 0 ? $"{i}" : $"{path}.{i}", unknown);
        }
        else if (node is JsonObject body && Keys(shape, body) is { } known)
        {
            foreach (var (key, value) in body)
            {
                var at = path.Length == 0 ? key : $"{path}.{key}";
                if (!known.TryGetValue(key, out var inner))
                    unknown.Add(at);
                else if (inner is not null)
                    Walk(value, inner, at, unknown);
            }
        }
    }

    private static Dictionary<string, string?>? Keys(string shape, JsonObject body) =>
        Shapes.GetValueOrDefault(shape == "Component" ? $"Component{body["type"]}" : shape);
}
