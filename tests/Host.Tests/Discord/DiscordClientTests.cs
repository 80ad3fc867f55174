using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Rest;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Discord;

public sealed class DiscordClientTests : IAsyncDisposable
{
    private static readonly Snowflake Guild = new(1);
    private static readonly Snowflake Channel = new(2);
    private static readonly Snowflake Message = new(4);
    private static readonly Snowflake User = new(5);
    private static readonly Snowflake Role = new(6);
    private readonly FakeConnection _connection = new();
    private readonly DiscordClient _discord;

    public DiscordClientTests() => _discord = new DiscordClient(_connection, new Snowflake(9), "probe");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    public static TheoryData<string, Func<IDiscord, Task>> Verbs { get; } =
        new()
        {
            { "GET guilds/1", d => d.GetGuildAsync(Guild, default) },
            { "GET guilds/1/members/5", d => d.GetMemberAsync(Guild, User, default) },
            {
                """POST guilds/1/roles because {"name":"Staff","permissions":"2048","color":1,"mentionable":true}""",
                d =>
                    d.CreateRoleAsync(
                        Guild,
                        new NewRole("Staff")
                        {
                            Permissions = Permissions.SendMessages,
                            Color = 1,
                            Mentionable = true,
                        },
                        "because",
                        default
                    )
            },
            { "DELETE guilds/1/roles/6 because", d => d.DeleteRoleAsync(Guild, Role, "because", default) },
            { "PUT guilds/1/members/5/roles/6 because", d => d.AddRoleAsync(Guild, User, Role, "because", default) },
            { "DELETE guilds/1/members/5/roles/6 because", d => d.RemoveRoleAsync(Guild, User, Role, "because", default) },
            { "GET guilds/1/audit-logs?action_type=12&limit=5", d => d.GetAuditLogAsync(Guild, AuditLogAction.ChannelDelete, 5, default) },
            { "GET channels/2", d => d.GetChannelAsync(Channel, default) },
            {
                """POST guilds/1/channels because {"name":"Tickets","type":4,"permission_overwrites":[]}""",
                d => d.CreateChannelAsync(Guild, new NewChannel("Tickets") { Type = ChannelType.Category }, "because", default)
            },
            {
                """PATCH channels/2 because {"name":"new"}""",
                d => d.ModifyChannelAsync(Channel, new ChannelChange { Name = "new" }, "because", default)
            },
            {
                """PATCH channels/2 because {"topic":"","parent_id":"3","rate_limit_per_user":10,"permission_overwrites":[]}""",
                d =>
                    d.ModifyChannelAsync(
                        Channel,
                        new ChannelChange
                        {
                            Topic = "",
                            ParentId = new Snowflake(3),
                            Slowmode = TimeSpan.FromSeconds(10),
                            Overwrites = [],
                        },
                        "because",
                        default
                    )
            },
            { "GET guilds/1/threads/active", d => d.GetActiveThreadsAsync(Guild, default) },
            {
                """POST channels/2/threads because {"name":"t","type":12,"invitable":false,"auto_archive_duration":10080}""",
                d => d.CreatePrivateThreadAsync(Channel, "t", "because", default)
            },
            {
                """PATCH channels/2 because {"archived":true,"locked":false}""",
                d => d.SetThreadAsync(Channel, true, false, "because", default)
            },
            { "PUT channels/2/thread-members/5", d => d.AddThreadMemberAsync(Channel, User, default) },
            { "DELETE channels/2/thread-members/5", d => d.RemoveThreadMemberAsync(Channel, User, default) },
            { "GET channels/2/messages/4", d => d.GetMessageAsync(Channel, Message, default) },
            { "DELETE channels/2/messages/4 because", d => d.DeleteMessageAsync(Channel, Message, "because", default) },
            { "PUT channels/2/messages/pins/4 because", d => d.PinMessageAsync(Channel, Message, "because", default) },
            { "DELETE channels/2/messages/pins/4 because", d => d.UnpinMessageAsync(Channel, Message, "because", default) },
            { "POST channels/2/typing", d => d.TriggerTypingAsync(Channel, default) },
            {
                """PUT guilds/1/bans/5?x=1 {"delete_message_seconds":0}""",
                d => d.SendAsync(HttpMethod.Put, "guilds/1/bans/5?x=1", new JsonObject { ["delete_message_seconds"] = 0 }, default)
            },
        };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Each_verb_is_the_request_that_Discord_documents(string request, Func<IDiscord, Task> verb)
    {
        // Enough of each object to be read as any of them.
        _connection.Answer = _ =>
            """{"id":"2","name":"x","channel_id":"2","author":{"id":"5","username":"carl"},"user":{"id":"5","username":"carl"}}""";

        await verb(_discord);

        var sent = Assert.Single(_connection.Sent);
        Assert.Equal(
            request,
            string.Join(
                ' ',
                new[]
                {
                    sent.Method.Method,
                    sent.Path,
                    sent.Reason,
                    sent.Json is { } json ? Encoding.UTF8.GetString(json.Span) : null,
                }.OfType<string>()
            )
        );
    }

    [Fact]
    public async Task A_file_keeps_its_name_as_title_where_Discord_keeps_only_ASCII()
    {
        await SendAsync(
            new OutgoingMessage
            {
                Files =
                [
                    new OutgoingFile("逐字稿.html", new byte[] { 1 }, "text/html"),
                    new OutgoingFile("a.txt", new byte[] { 1 }, "text/plain"),
                ],
            }
        );
        var files = JsonNode.Parse(_connection.Sent.Single().Json!.Value.Span)!["attachments"]!;
        Assert.Equal(("逐字稿", null), ((string?)files[0]!["title"], (string?)files[1]!["title"]));
    }

    [Fact]
    public async Task A_link_that_Discord_does_not_take_is_left_out_and_costs_nothing_else()
    {
        await SendAsync(
            new OutgoingMessage
            {
                Content = "x",
                ActionRows =
                [
                    [
                        new LinkButton("a", "panel.example.com"),
                        new LinkButton("b", "https://panel.example.com"),
                        new LinkButton("c", "javascript:alert(1)"),
                    ],
                    [new LinkButton("d", "not a url")],
                ],
            }
        );
        var rows = JsonNode.Parse(_connection.Sent.Single().Json!.Value.Span)!["components"]!.AsArray();
        Assert.Equal("b", (string)Assert.Single(Assert.Single(rows)!["components"]!.AsArray())!["label"]!);
    }

    private Task<Message> SendAsync(OutgoingMessage message)
    {
        _connection.Answer = _ => """{"id":"2","channel_id":"2","author":{"id":"5","username":"carl"}}""";
        return _discord.SendMessageAsync(Channel, message, default);
    }

    [Theory]
    [InlineData(DiscordErrorCode.UnknownChannel)]
    [InlineData(DiscordErrorCode.UnknownMember)]
    [InlineData(DiscordErrorCode.UnknownMessage)]
    public async Task What_is_gone_is_null_and_what_is_forbidden_throws(int code)
    {
        Func<Task<object?>> look = code switch
        {
            DiscordErrorCode.UnknownChannel => async () => await _discord.GetChannelAsync(Channel, default),
            DiscordErrorCode.UnknownMember => async () => await _discord.GetMemberAsync(Guild, User, default),
            _ => async () => await _discord.GetMessageAsync(Channel, Message, default),
        };
        Refuse(404, code);
        Assert.Null(await look());

        Refuse(403, DiscordErrorCode.MissingAccess);
        await Assert.ThrowsAsync<DiscordException>(look);
    }

    [Fact]
    public async Task To_take_away_what_is_gone_already_is_fine()
    {
        Refuse(404, DiscordErrorCode.UnknownMessage);
        await _discord.DeleteMessageAsync(Channel, Message, "", default);
        await _discord.UnpinMessageAsync(Channel, Message, "", default);
        Refuse(404, DiscordErrorCode.UnknownRole);
        await _discord.DeleteRoleAsync(Guild, Role, "", default);

        Refuse(404, DiscordErrorCode.UnknownChannel);
        await Assert.ThrowsAsync<DiscordException>(() => _discord.DeleteMessageAsync(Channel, Message, "", default));
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("//evil.example/x")]
    [InlineData("/guilds/1")]
    [InlineData("guilds/../../oauth2")]
    [InlineData("guilds/1 2")]
    public async Task A_raw_request_cannot_lead_elsewhere(string route)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _discord.SendAsync(HttpMethod.Get, route, null, default));

        Assert.Empty(_connection.Sent);
    }

    [Fact]
    public async Task A_raw_request_gives_the_answer_or_null_where_there_is_none()
    {
        Assert.Null(await _discord.SendAsync(HttpMethod.Delete, "guilds/1/bans/5", null, default));
        _connection.Answer = _ => "[1]";
        Assert.Equal("[1]", (await _discord.SendAsync(HttpMethod.Get, "guilds/1/bans", null, default))?.ToJsonString());
    }

    [Fact]
    public async Task An_edit_with_files_puts_them_in_the_place_of_the_old_ones_and_one_without_leaves_them()
    {
        _connection.Answer = _ =>
            """{"id":"4","channel_id":"2","author":{"id":"9","username":"bot"},"components":[{"type":1,"components":["""
            + """{"type":2,"custom_id":"probe:go"}]}]}""";

        var edited = await _discord.EditMessageAsync(Channel, Message, "text", default);
        await _discord.EditMessageAsync(
            Channel,
            Message,
            new OutgoingMessage { Files = [new OutgoingFile("a.zip", new byte[] { 1 }, "application/zip")] },
            default
        );

        Assert.True(edited.Has(Route.To("go")));
        Assert.DoesNotContain("attachments", Encoding.UTF8.GetString(_connection.Sent[0].Json!.Value.Span), StringComparison.Ordinal);
        Assert.Contains(
            "\"attachments\":[{\"id\":\"0\",\"filename\":\"a.zip\"}]",
            Encoding.UTF8.GetString(_connection.Sent[1].Json!.Value.Span),
            StringComparison.Ordinal
        );
        Assert.Single(_connection.Sent[1].Files);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(2, 50)]
    [InlineData(3, 100)]
    public async Task A_server_takes_files_as_its_boosts_allow(int tier, long megabytes)
    {
        _connection.Answer = _ =>
            $$"""{"id":"1","name":"Shop","owner_id":"5","premium_tier":{{tier}},"preferred_locale":"zh-TW","features":["COMMUNITY"]}""";

        var guild = await _discord.GetGuildAsync(Guild, default);

        Assert.Equal(megabytes * 1024 * 1024, guild.UploadLimit);
        Assert.Equal(("zh-TW", User, "COMMUNITY"), (guild.PreferredLocale, guild.OwnerId, Assert.Single(guild.Features)));
    }

    [Theory]
    [InlineData("<:ok:123456789012345678>", "ok", false, true)]
    [InlineData("<a:ok:123456789012345678>", "ok", true, true)]
    [InlineData("🎫", "🎫", false, false)]
    [InlineData("<:no:1>", "<:no:1>", false, false)]
    public void An_emoji_is_read_as_one_writes_it(string text, string name, bool animated, bool custom)
    {
        var emoji = Emoji.Parse(text);

        Assert.Equal((name, animated, custom), (emoji.Name, emoji.Animated, emoji.Id is not null));
        Assert.Equal(text, emoji.ToString());
    }

    private void Refuse(int status, int code) => _connection.OnRequest = _ => throw new DiscordException(status, code, "No", "TEST");
}
