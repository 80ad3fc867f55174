using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Json;
using static DCTicket.Host.Tests.Discord.EventReading;

namespace DCTicket.Host.Tests.Discord;

public sealed class MessageReaderTests
{
    private const string Whole = """
        {"id":"4","channel_id":"2","guild_id":"1","author":{"id":"5","username":"carl","global_name":"Carl","avatar":"abc","bot":true},
        "type":19,"flags":4,"content":"hi \u00e9","pinned":true,"webhook_id":"12",
         "timestamp":"2026-01-01T00:00:00.123456+00:00","edited_timestamp":"2026-01-01T00:00:01+00:00","member":{"roles":["6"]},
         "message_reference":{"type":0,"message_id":"3","channel_id":"2"},"mentions":[{"id":"8","username":"tess"}],"mention_roles":["6"],
         "sticker_items":[{"id":"9","name":"Wave","format_type":1}],"reactions":[{"emoji":{"id":"7","name":"ok","animated":true},
         "count":2,"me":false}],
         "message_snapshots":[{"message":{"content":"old","timestamp":"2026-01-01T00:00:00+00:00","attachments":[],"embeds":[]}}],
         "interaction_metadata":{"id":"10","type":2,"user":{"id":"5","username":"carl"}},
         "poll":{"question":{"text":"Which?"},"answers":[{"answer_id":1,"poll_media":{"text":"This","emoji":{"id":null,"name":"👍"}}}],
         "expiry":"2026-01-02T00:00:00+00:00",
                 "allow_multiselect":true,"layout_type":1,"results":{"is_finalized":true,"answer_counts":[{"id":1,"count":3,
                 "me_voted":false}]}},
         "attachments":[{"id":"11","filename":"a.png","size":3,"url":"https://cdn.example/a.png"}],"embeds":[{"title":"T",
         "fields":[{"name":"n","value":"v"}]}],
         "components":[{"type":1,"components":[{"type":2,"style":1,"custom_id":"probe:pick"}]}]}
        """;

    [Fact]
    public void A_message_has_all_that_an_archive_keeps()
    {
        var message = Assert
            .IsType<MessageCreated>(
                Read(
                    "MESSAGE_CREATE",
                    """
                    {"id":"4","channel_id":"2","guild_id":"1","author":{"id":"5","username":"carl","avatar":"abc"},"type":19,
                    "content":"hi","pinned":true,
                     "message_reference":{"type":0,"message_id":"3","channel_id":"2"},
                     "mentions":[{"id":"8","username":"tess"}],"mention_roles":["6"],
                     "sticker_items":[{"id":"9","name":"Wave","format_type":1}],
                     "reactions":[{"emoji":{"id":"7","name":"ok","animated":true},"count":2,"me":false}],
                     "message_snapshots":[{"message":{"content":"old","timestamp":"2026-01-01T00:00:00+00:00","attachments":[],
                     "embeds":[]}}],
                     "interaction_metadata":{"id":"10","type":2,"user":{"id":"5","username":"carl"}},
                     "attachments":[{"id":"11","filename":"a.png","description":"A cat","size":3,"url":"https://cdn.example/a.png",
                     "proxy_url":"https://media.example/a.png","width":10,"height":20}],
                     "embeds":[{"type":"rich","title":"T","image":{"url":"https://x.example/i.png","proxy_url":"https://y.example"},
                     "thumbnail":{"url":"https://x.example/t.png"},"author":{"name":"A","icon_url":"https://x.example/a.png"}}],
                     "components":[{"type":1,"components":[{"type":3,"custom_id":"probe:pick","placeholder":"Pick",
                     "options":[{"label":"One","value":"1"}]}]},
                                   {"type":9,"components":[{"type":10,"content":"**Hello**"}],"accessory":{"type":2,"style":5,
                                   "label":"More","url":"https://x.example"}}]}
                    """
                )
            )
            .Message;

        Assert.Equal(new Snowflake(3), message.ReplyTo);
        Assert.True(message.Pinned);
        Assert.False(message.IsSystem);
        Assert.Equal("Wave", Assert.Single(message.StickerItems).Name);
        Assert.Equal(("<a:ok:7>", 2), (Assert.Single(message.Reactions).Emoji.ToString(), message.Reactions[0].Count));
        Assert.Equal("old", Assert.Single(message.MessageSnapshots).Message.Content);
        Assert.Equal(new Snowflake(5), message.InteractionMetadata?.User.Id);
        Assert.Equal(new Snowflake(6), Assert.Single(message.MentionRoles));
        Assert.Equal("tess", Assert.Single(message.Mentions).Username);
        var file = Assert.Single(message.Attachments);
        Assert.Equal(
            ("A cat", 10, 20, "https://media.example/a.png"),
            (file.Description, file.Width, file.Height, file.ProxyUrl?.ToString())
        );
        var embed = Assert.Single(message.Embeds);
        Assert.Equal(
            ("https://x.example/i.png", "https://x.example/t.png", "https://x.example/a.png"),
            (embed.Image?.Url, embed.Thumbnail?.Url, embed.Author?.IconUrl)
        );
        Assert.Equal("Pick", message.Components[0].Components[0].Placeholder);
        Assert.Equal(new MessageSelectOption("One", "1"), Assert.Single(message.Components[0].Components[0].Options));
        Assert.Equal("**Hello**", message.Components[1].Components[0].Content);
        Assert.Equal("https://x.example", message.Components[1].Accessory?.Url);
        Assert.Equal("https://cdn.discordapp.com/avatars/5/abc.png?size=128", message.Author.AvatarUrl);
    }

    [Theory]
    [InlineData(Whole)]
    [InlineData(
        """{"guild_id":"1","author":{"username":"c\u0061rl","id":5,"bot":true,"global_name":null,"avatar":null,"new":{"a":["""
            + """]}},"channel_id":2,"id":"\u0034","type":"7","new":[[1],{"x":{}}]}"""
    )]
    [InlineData(
        """{"id":"4","channel_id":"2","guild_id":"1","author":{"id":"5","username":"carl"},"content":null"""
            + ""","edited_timestamp":null,"mentions":null,"mention_roles":null,"attachments":null,"embeds":null,"components":[]"""
            + ""","sticker_items":[],"reactions":[],"message_snapshots":[],"message_reference":null,"interaction_metadata":null"""
            + ""","webhook_id":null}"""
    )]
    public void A_new_message_is_read_by_hand_as_a_changed_one_is_by_the_generated_code(string json)
    {
        var created = Assert.IsType<MessageCreated>(Read("MESSAGE_CREATE", json)).Message;
        var updated = Assert.IsType<MessageUpdated>(Read("MESSAGE_UPDATE", json)).Message;

        Assert.Equal(JsonSerializer.Serialize(updated), JsonSerializer.Serialize(created));
    }

    [Fact]
    public void No_part_of_a_message_is_forgotten_where_it_is_read_by_hand()
    {
        var message = Assert.IsType<MessageCreated>(Read("MESSAGE_CREATE", Whole)).Message;

        Assert.All(Parts(message), part => Assert.True(part.IsSet, part.Name));
        Assert.All(Parts(message.Author), part => Assert.True(part.IsSet, part.Name));

        static IEnumerable<(string Name, bool IsSet)> Parts(object whole) =>
            from part in whole.GetType().GetProperties()
            where part.CanWrite
            let value = part.GetValue(whole)
            select (
                part.Name,
                value is System.Collections.ICollection list
                    ? list.Count > 0
                    : value is not (null or "" or 0 or false) && !value.Equals(default(DateTimeOffset))
            );
    }

    [Theory]
    [InlineData("""{"channel_id":"2","guild_id":"1","author":{"id":"5","username":"carl"}}""")]
    [InlineData("""{"id":"4","guild_id":"1","author":{"id":"5","username":"carl"}}""")]
    [InlineData("""{"id":"4","channel_id":"2","guild_id":"1"}""")]
    [InlineData("""{"id":"4","channel_id":"2","guild_id":"1","author":{"username":"carl"}}""")]
    [InlineData("""{"id":"4","channel_id":"2","guild_id":"1","author":{"id":"5"}}""")]
    [InlineData("""{"id":"4","channel_id":"2","guild_id":"1","author":{"id":"5","username":"carl"},"mentions":{}}""")]
    [InlineData("""{"id":"4","channel_id":"2","guild_id":"1","author":{"id":"5","username":"carl"},"member":7}""")]
    [InlineData("""{"id":"4","channel_id":"2","guild_id":"1","author":{"id":"5","username":"carl"}},"new":1""")]
    [InlineData("null")]
    public void A_message_that_is_not_what_Discord_documents_is_not_read(string json) =>
        Assert.True(MalformedPayload.IsCausedBy(Assert.ThrowsAny<Exception>(() => Read("MESSAGE_CREATE", json))));

    [Theory]
    [InlineData("""{"roles":["6","7"]}""", "6,7")]
    [InlineData("""{"nick":"x","roles":[],"joined_at":"2026-01-01T00:00:00+00:00"}""", "")]
    [InlineData("null", null)]
    public void The_roles_of_who_wrote_a_message_are_told_and_null_is_for_one_who_is_no_member(string member, string? roles)
    {
        var created = Assert.IsType<MessageCreated>(
            Read("MESSAGE_CREATE", $$$"""{"id":"4","channel_id":"2","guild_id":"1","author":{{{UserJson}}},"member":{{{member}}}}""")
        );

        Assert.Equal(roles, created.AuthorRoles is null ? null : string.Join(',', created.AuthorRoles));
        Assert.Equal(member.Contains("nick", StringComparison.Ordinal) ? "x" : null, created.AuthorNick);
    }

    [Fact]
    public void A_poll_is_read_with_its_votes()
    {
        var poll = Assert.IsType<MessageCreated>(Read("MESSAGE_CREATE", Whole)).Message.Poll!;
        Assert.Equal(
            ("Which?", "This", "👍", 3),
            (poll.Question.Text, poll.Answers[0].PollMedia!.Text, poll.Answers[0].PollMedia!.Emoji!.Name, poll.VotesFor(poll.Answers[0]))
        );
        Assert.Equal(0, poll.VotesFor(new PollAnswer(2, null)));
    }

    [Fact]
    public void A_pin_is_the_systems_word_and_no_reply()
    {
        var message = Assert
            .IsType<MessageCreated>(
                Read(
                    "MESSAGE_CREATE",
                    $$$"""{"id":"4","channel_id":"2","guild_id":"1","author":{{{UserJson}}},"type":6,"message_reference":"""
                        + """{"message_id":"3","channel_id":"2"}}"""
                )
            )
            .Message;

        Assert.True(message.IsSystem);
        Assert.Null(message.ReplyTo);
        Assert.Equal(new Snowflake(3), message.MessageReference?.MessageId);
    }
}
