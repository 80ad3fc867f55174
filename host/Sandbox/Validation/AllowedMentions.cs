using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Validation;

/// <summary>The allowed mentions of a message.</summary>
internal sealed partial record AllowedMentions(
    bool AllUsers,
    bool AllRoles,
    bool Everyone,
    List<ulong> Users,
    List<ulong> Roles,
    bool RepliedUser
)
{
    public static readonly AllowedMentions All = new(true, true, true, [], [], true);
    public static readonly AllowedMentions OnlyUsers = new(true, false, false, [], [], false);

    public static AllowedMentions? Read(Modal message)
    {
        if (message.Object("allowed_mentions") is not { } form)
            return null;
        var parse = form.List("parse", 0, 3)?.Select(p => p?.ToString() ?? "").ToList() ?? [];
        for (var i = 0; i < parse.Count; i++)
        {
            if (parse[i] is not ("roles" or "users" or "everyone"))
                form.Wrong($"parse.{i}", "BASE_TYPE_CHOICES", "Value must be one of ('users', 'roles', 'everyone').");
        }

        var users = form.Ids("users", 100);
        var roles = form.Ids("roles", 100);
        Exclusive("users", users);
        Exclusive("roles", roles);
        return new AllowedMentions(
            parse.Contains("users"),
            parse.Contains("roles"),
            parse.Contains("everyone"),
            users,
            roles,
            form.Flag("replied_user") ?? false
        );

        void Exclusive(string word, List<ulong> ids)
        {
            if (parse.Contains(word) && ids.Count > 0)
            {
                form.Wrong(
                    "",
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    $"parse:[\"{word}\"] and {word}: [ids...] are mutually exclusive."
                );
            }
        }
    }

    /// <summary>Determines the pings of a text.</summary>
    public void Apply(SandboxWorld world, Guild? guild, Message message, ulong permissions)
    {
        var mayPingAll = (permissions & Permission.MentionEveryone) != 0;
        var text = Code().Replace(Text(message), "");
        message.Mentions =
        [
            .. UserMention()
                .Matches(text)
                .Select(m => Snowflakes.Parse(m.Groups[1].Value))
                .Where(id => world.User(id) is not null && (AllUsers || Users.Contains(id)))
                .Distinct(),
        ];
        message.MentionRoles = guild is null
            ? []
            :
            [
                .. RoleMention()
                    .Matches(text)
                    .Select(m => Snowflakes.Parse(m.Groups[1].Value))
                    .Where(id => guild.Role(id) is { } role && (AllRoles || Roles.Contains(id)) && (role.Mentionable || mayPingAll))
                    .Distinct(),
            ];
        message.MentionEveryone = guild is not null && Everyone && mayPingAll && EveryoneMention().IsMatch(text);
    }

    /// <summary>The text for pings: the content, or the text displays of a component message.</summary>
    private static string Text(Message message)
    {
        if ((message.Flags & MessageFlags.ComponentsV2) == 0)
            return message.Content;
        var parts = new List<string>();
        Walk(message.Components);
        return string.Join('\n', parts);

        void Walk(JsonNode? node)
        {
            if (node is JsonArray list)
            {
                foreach (var item in list)
                    Walk(item);
            }
            else if (node is JsonObject component)
            {
                if ((int?)component["type"] == 10)
                    parts.Add((string?)component["content"] ?? "");
                Walk(component["components"]);
            }
        }
    }

    // Code causes no pings.
    [GeneratedRegex("(?<!`)(`+)(?!`).+?(?<!`)\\1(?!`)", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("<@!?([0-9]{1,19})>")]
    private static partial Regex UserMention();

    [GeneratedRegex("<@&([0-9]{1,19})>")]
    private static partial Regex RoleMention();

    [GeneratedRegex("@(everyone|here)")]
    private static partial Regex EveryoneMention();
}
