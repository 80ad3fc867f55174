namespace DCTicket.Discord.Native.Tests.BadInput;

/// <summary>Events as Discord sends them, short, with every kind of value in them.</summary>
internal static class Samples
{
    public const string User = """{"id":"100000000000000012","username":"carl","global_name":"Carl","avatar":null,"bot":false,"flags":0}""";

    public const string Member =
        $$$"""{"user":{{{User}}},"nick":null,"roles":["100000000000000020"],"joined_at":"2026-01-01T00:00:00.000000+00:"""
        + """00","permissions":"2147483647"}""";

    public const string Channel =
        """{"id":"100000000000000011","guild_id":"100000000000000010","type":0,"name":"tech-0001","topic":null,"position":3"""
        + ""","parent_id":"100000000000000030","permission_overwrites":[{"id":"100000000000000020","type":0"""
        + ""","allow":"1024","deny":"0"}]}""";

    public const string Message = $$$"""
        {"id":"100000000000000013","channel_id":"100000000000000011","guild_id":"100000000000000010","author":{{{User}}},
        "member":{{{Member}}},"content":"票券 🎫 hello",
         "timestamp":"2026-01-01T00:00:00.000000+00:00","edited_timestamp":null,"type":0,"flags":0,"tts":false,"pinned":false,
         "mentions":[{{{User}}}],"mention_roles":[],
         "attachments":[{"id":"100000000000000014","filename":"a.png","size":5,"url":"https://cdn.discordapp.com/attachments/1/2/a.png",
         "content_type":"image/png"}],
         "embeds":[{"title":"t","description":"d","fields":[{"name":"n","value":"v","inline":true}],"color":255}],
         "components":[{"type":1,"id":1,"components":[{"type":2,"style":1,"label":"Close","custom_id":"tickets:close:1"}]},{"type":99,
         "new":{"thing":true}}],"new_field":[1,{"x":null}]}
        """;

    public const string Click = $$$"""
        {"id":"100000000000000040","application_id":"100000000000000005","type":3,"token":"aW50ZXJhY3Rpb24","version":1,
        "guild_id":"100000000000000010","channel_id":"100000000000000011",
         "member":{{{Member}}},"message":{{{Message}}},"app_permissions":"2147483647","locale":"zh-TW","guild_locale":"en-US",
         "entitlements":[],"context":0,"attachment_size_limit":10485760,
         "data":{"component_type":2,"custom_id":"a:wants-number:7"}}
        """;

    public const string Command = $$$"""
        {"id":"100000000000000041","application_id":"100000000000000005","type":2,"token":"aW50ZXJhY3Rpb24","version":1,
        "guild_id":"100000000000000010","channel_id":"100000000000000011",
         "member":{{{Member}}},"app_permissions":"2147483647","locale":"en-US","guild_locale":"en-US",
         "data":{"id":"100000000000000050","name":"quick","type":1,"options":[{"name":"sub","type":1,"options":[{"name":"who","type":6,
         "value":"100000000000000012","focused":true}]}],
           "resolved":{"users":{"100000000000000012":{{{User}}}},"members":{"100000000000000012":{"roles":[],"permissions":"0"}},
           "channels":{"100000000000000011":{{{Channel}}}} } }}
        """;

    public const string Form = $$$"""
        {"id":"100000000000000042","application_id":"100000000000000005","type":5,"token":"aW50ZXJhY3Rpb24","version":1,
        "guild_id":"100000000000000010","channel_id":"100000000000000011",
         "member":{{{Member}}},"app_permissions":"2147483647","locale":"en-US",
         "data":{"custom_id":"a:form","components":[{"type":18,"id":1,"component":{"type":4,"id":2,"custom_id":"reason",
         "value":"Done"}},{"type":18,"component":{"type":3,"custom_id":"s","values":["a","b"]}}]}}
        """;

    /// <summary>The data of each event by its name.</summary>
    public static IReadOnlyList<(string Name, string Data)> Events { get; } =
    [
        ("MESSAGE_CREATE", Message),
        ("MESSAGE_UPDATE", Message),
        ("MESSAGE_DELETE", """{"id":"100000000000000013","channel_id":"100000000000000011","guild_id":"100000000000000010"}"""),
        ("MESSAGE_DELETE_BULK", """{"ids":["100000000000000013"],"channel_id":"100000000000000011","guild_id":"100000000000000010"}"""),
        (
            "MESSAGE_REACTION_ADD",
            """{"user_id":"100000000000000012","channel_id":"100000000000000011","message_id":"100000000000000013","guild_i"""
                + """d":"100000000000000010","emoji":{"id":null,"name":"🎫"}}"""
        ),
        (
            "GUILD_CREATE",
            """{"id":"100000000000000010","name":"Demo","owner_id":"100000000000000012","member_count":7,"channels":["""
                + $$$"""{{{Channel}}}],"threads":[],"roles":[{"id":"100000000000000010","name":"@everyone","permissions":"0"}]"""
                + $$$""","members":[{{{Member}}}]}"""
        ),
        ("GUILD_DELETE", """{"id":"100000000000000010","unavailable":true}"""),
        (
            "GUILD_UPDATE",
            """{"id":"100000000000000010","name":"Demo","owner_id":"100000000000000012","preferred_locale":"zh-"""
                + """TW","premium_tier":1,"features":["COMMUNITY"]}"""
        ),
        ("GUILD_MEMBER_UPDATE", $$$"""{"guild_id":"100000000000000010",{{{Member[1..]}}}"""),
        ("GUILD_MEMBER_REMOVE", $$$"""{"guild_id":"100000000000000010","user":{{{User}}}}"""),
        (
            "GUILD_ROLE_UPDATE",
            """{"guild_id":"100000000000000010","role":"""
                + """{"id":"100000000000000020","name":"Tech","permissions":"1024","position":2,"color":255}}"""
        ),
        ("GUILD_ROLE_DELETE", """{"guild_id":"100000000000000010","role_id":"100000000000000020"}"""),
        ("CHANNEL_UPDATE", Channel),
        ("CHANNEL_DELETE", Channel),
        ("CHANNEL_PINS_UPDATE", """{"guild_id":"100000000000000010","channel_id":"100000000000000011","last_pin_timestamp":null}"""),
        ("THREAD_DELETE", """{"id":"100000000000000060","guild_id":"100000000000000010","parent_id":"100000000000000011","type":12}"""),
        (
            "TYPING_START",
            """{"channel_id":"100000000000000011","guild_id":"100000000000000010","user_id":"100000000000000012","timest"""
                + $$$"""amp":1700000000,"member":{{{Member}}}}"""
        ),
        ("A_NEW_EVENT", """{"of":{"which":["nobody","knows"]}}"""),
        ("INTERACTION_CREATE", Click),
        ("INTERACTION_CREATE", Command),
        ("INTERACTION_CREATE", Form),
    ];
}
