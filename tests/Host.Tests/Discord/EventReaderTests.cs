using DCTicket.Contracts;
using DCTicket.Discord.Events;
using static DCTicket.Host.Tests.Discord.EventReading;

namespace DCTicket.Host.Tests.Discord;

public sealed class EventReaderTests
{
    public static TheoryData<string, string, Type, ulong> Known { get; } =
        new()
        {
            {
                "GUILD_CREATE",
                """{"id":"1","name":"Shop","channels":[{"id":"2","type":0}],"threads":[{"id":"3","type":12}]}""",
                typeof(GuildAvailable),
                1
            },
            { "GUILD_DELETE", """{"id":"1"}""", typeof(GuildRemoved), 1 },
            { "GUILD_UPDATE", """{"id":"1","name":"Shop","owner_id":"5"}""", typeof(GuildUpdated), 1 },
            {
                "GUILD_MEMBER_ADD",
                $$"""{"guild_id":"1","user":{{UserJson}},"roles":["6"],"joined_at":"2026-01-01T00:00:00+00:00"}""",
                typeof(MemberJoined),
                5
            },
            { "GUILD_MEMBER_UPDATE", $$"""{"guild_id":"1","user":{{UserJson}},"roles":[],"nick":null}""", typeof(MemberUpdated), 5 },
            { "GUILD_MEMBER_REMOVE", $$"""{"guild_id":"1","user":{{UserJson}}}""", typeof(MemberLeft), 5 },
            { "GUILD_ROLE_CREATE", """{"guild_id":"1","role":{"id":"6","name":"Staff","permissions":"2048"}}""", typeof(RoleCreated), 1 },
            { "GUILD_ROLE_UPDATE", """{"guild_id":"1","role":{"id":"6","name":"Staff","permissions":"2048"}}""", typeof(RoleUpdated), 1 },
            { "GUILD_ROLE_DELETE", """{"guild_id":"1","role_id":"6"}""", typeof(RoleDeleted), 1 },
            { "CHANNEL_CREATE", """{"id":"2","guild_id":"1","type":0,"name":"x"}""", typeof(ChannelCreated), 2 },
            { "CHANNEL_UPDATE", """{"id":"2","guild_id":"1","type":99,"name":"x"}""", typeof(ChannelUpdated), 2 },
            { "CHANNEL_DELETE", """{"id":"2","guild_id":"1","type":0}""", typeof(ChannelDeleted), 2 },
            { "CHANNEL_PINS_UPDATE", """{"guild_id":"1","channel_id":"2","last_pin_timestamp":null}""", typeof(PinsUpdated), 2 },
            {
                "THREAD_UPDATE",
                """{"id":"3","guild_id":"1","parent_id":"2","type":12,"thread_metadata":{"archived":true,"locked":true}}""",
                typeof(ThreadUpdated),
                3
            },
            { "THREAD_DELETE", """{"id":"3","guild_id":"1","parent_id":"2","type":12}""", typeof(ThreadDeleted), 3 },
            { "MESSAGE_CREATE", $$"""{"id":"4","channel_id":"2","guild_id":"1","author":{{UserJson}}}""", typeof(MessageCreated), 2 },
            { "MESSAGE_UPDATE", $$"""{"id":"4","channel_id":"2","guild_id":"1","author":{{UserJson}}}""", typeof(MessageUpdated), 2 },
            { "MESSAGE_DELETE", """{"id":"4","channel_id":"2","guild_id":"1"}""", typeof(MessagesDeleted), 2 },
            { "MESSAGE_DELETE_BULK", """{"ids":["4","5"],"channel_id":"2","guild_id":"1"}""", typeof(MessagesDeleted), 2 },
            {
                "MESSAGE_REACTION_ADD",
                """{"user_id":"5","channel_id":"2","message_id":"4","guild_id":"1","emoji":{"id":null,"name":"👍"}}""",
                typeof(ReactionAdded),
                2
            },
            {
                "MESSAGE_REACTION_REMOVE",
                """{"user_id":"5","channel_id":"2","message_id":"4","guild_id":"1","emoji":{"id":"7","name":null}}""",
                typeof(ReactionRemoved),
                2
            },
            { "MESSAGE_REACTION_REMOVE_ALL", """{"channel_id":"2","message_id":"4","guild_id":"1"}""", typeof(ReactionsCleared), 2 },
            {
                "MESSAGE_REACTION_REMOVE_EMOJI",
                """{"channel_id":"2","message_id":"4","guild_id":"1","emoji":{"id":null,"name":"👍"}}""",
                typeof(ReactionsCleared),
                2
            },
        };

    [Fact]
    public void Channels_that_the_bot_does_not_see_are_not_among_those_that_it_sees()
    {
        var guild = Assert.IsType<GuildAvailable>(
            Read(
                "GUILD_CREATE",
                """{"id":"1","name":"Shop","channels":[{"id":"2","type":0,"flags":0},{"id":"3","type":0"""
                    + ""","name":"___hidden___","flags":131072}],"threads":[]}"""
            )
        );
        Assert.Equal([new Snowflake(2)], guild.Channels);
        Assert.True(
            Assert
                .IsType<ChannelUpdated>(
                    Read("CHANNEL_UPDATE", """{"id":"3","guild_id":"1","type":0,"name":"___hidden___","flags":131072}""")
                )
                .Channel.IsHidden
        );
    }

    [Theory]
    [InlineData("a.png", null, "a.png")]
    [InlineData("c953b519a8c28c42.pdf", "測試", "測試.pdf")]
    [InlineData("c953b519a8c28c42.pdf", "測試.pdf", "測試.pdf")]
    public void A_file_has_the_name_that_its_sender_gave_it(string filename, string? title, string name) =>
        Assert.Equal(
            name,
            new Attachment
            {
                Id = new(1),
                Filename = filename,
                Title = title,
                Url = new Uri("https://cdn.example/a"),
            }.DisplayName
        );

    [Theory]
    [MemberData(nameof(Known))]
    public void Each_event_of_the_gateway_becomes_one_of_the_plugins_in_the_queue_of_what_it_is_about(
        string name,
        string json,
        Type type,
        ulong queue
    )
    {
        var e = Read(name, json);

        Assert.IsType(type, e);
        Assert.Equal(new Snowflake(1), e.GuildId);
        Assert.Equal(new Snowflake(queue), e.QueueKey);
        Assert.Contains(name, DiscordEventReader.Names[type]);
    }

    [Fact]
    public void Every_kind_of_event_has_a_name_at_the_gateway()
    {
        var kinds = typeof(DiscordEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiscordEvent)) && !type.IsAbstract);

        Assert.All(kinds, kind => Assert.NotEmpty(DiscordEventReader.Names[kind]));
    }

    [Theory]
    [InlineData("GUILD_CREATE", """{"id":"1","unavailable":true}""")]
    [InlineData("GUILD_DELETE", """{"id":"1","unavailable":true}""")]
    [InlineData("MESSAGE_REACTION_ADD", """{"user_id":"5","channel_id":"2","message_id":"4","emoji":{"id":null,"name":"👍"}}""")]
    [InlineData("CHANNEL_PINS_UPDATE", """{"channel_id":"2"}""")]
    [InlineData("TYPING_START", """{"channel_id":"2","guild_id":"1"}""")]
    public void An_outage_and_what_happens_outside_of_servers_is_left_out(string name, string json) => Assert.Null(Read(name, json));

    [Fact]
    public void A_thread_and_the_active_threads_and_the_roles_of_a_server_are_told_as_such()
    {
        var thread = Assert
            .IsType<ThreadUpdated>(
                Read(
                    "THREAD_UPDATE",
                    """{"id":"3","guild_id":"1","parent_id":"2","type":12,"thread_metadata":{"archived":true,"locked":false}}"""
                )
            )
            .Thread;
        var guild = Assert.IsType<GuildAvailable>(
            Read(
                "GUILD_CREATE",
                """{"id":"1","name":"Shop","channels":[{"id":"2","type":0}],"threads":[{"id":"3","type":12}],"roles":["""
                    + """{"id":"1","name":"@everyone"},{"id":"9","name":"Staff"}]}"""
            )
        );

        Assert.Equal((true, true, false), (thread.IsThread, thread.Archived, thread.Locked));
        Assert.Equal([new Snowflake(3)], guild.Threads);
        Assert.Equal([new Snowflake(1), new Snowflake(9)], guild.Roles.Select(role => role.Id));
        Assert.Equal([new Snowflake(2)], guild.Channels);
    }
}
