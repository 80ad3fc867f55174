using DCTicket.Contracts;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Interactions;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class AnswerTests : IAsyncDisposable
{
    private static readonly Interaction Click = new()
    {
        Id = new Snowflake(100),
        Type = InteractionType.Component,
        Token = "token",
    };
    private readonly FakeConnection _connection = new();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    [Theory]
    [InlineData("reply", false, "4")]
    [InlineData("reply", true, "5 PATCH")]
    [InlineData("public", false, "4")]
    [InlineData("public", true, "5 PATCH")]
    [InlineData("update", false, "7")]
    [InlineData("update", true, "6 PATCH")]
    [InlineData("form", false, "9")]
    [InlineData("form", true, "9")]
    public async Task The_first_answer_is_what_the_handler_returns(string handler, bool late, string expected)
    {
        using var answer = NewAnswer(handler);
        if (late)
            await answer.DeferAsync(CancellationToken.None);

        await answer.SendAsync(Good(handler), CancellationToken.None);

        Assert.Equal(expected, Kinds);
    }

    [Theory]
    [InlineData("reply", false, "4e")]
    [InlineData("reply", true, "5e PATCH")]
    [InlineData("public", false, "4e")]
    [InlineData("public", true, "5 DELETE POSTe")]
    [InlineData("update", false, "4e")]
    [InlineData("update", true, "6 POSTe")]
    [InlineData("form", false, "4e")]
    [InlineData("form", true, "4e")]
    public async Task A_refusal_is_seen_by_who_asked_alone(string handler, bool late, string expected)
    {
        using var answer = NewAnswer(handler);
        if (late)
            await answer.DeferAsync(CancellationToken.None);

        await answer.SendAsync(
            handler switch
            {
                "update" => Update.Refuse("No"),
                "form" => Modal.Refuse("No"),
                _ => (object)Reply.Refuse("No"),
            },
            CancellationToken.None
        );

        Assert.Equal(expected, KindsWithFlags);
    }

    [Fact]
    public async Task After_the_answer_nothing_is_deferred()
    {
        using var answer = NewAnswer("reply");
        await answer.SendAsync(Good("reply"), CancellationToken.None);

        await answer.DeferAsync(CancellationToken.None);

        Assert.Equal("4", Kinds);
    }

    [Fact]
    public async Task A_notice_whose_answer_was_lost_still_counts()
    {
        using var answer = NewAnswer("reply");
        _connection.OnRequest = _ => Task.FromException(Refused(DiscordErrorCode.InteractionAlreadyAcknowledged, 400));
        await answer.DeferAsync(CancellationToken.None);
        _connection.OnRequest = _ => Task.CompletedTask;

        await answer.SendAsync(Good("reply"), CancellationToken.None);

        Assert.Equal("5 PATCH", Kinds);
    }

    [Fact]
    public async Task An_answer_goes_where_it_is_seen_when_the_notice_arrived_unknown_to_us()
    {
        using var answer = NewAnswer("reply");
        _connection.OnRequest = _ => Task.FromException(Refused(0, 0));
        await Assert.ThrowsAsync<DiscordException>(() => answer.DeferAsync(CancellationToken.None));
        _connection.OnRequest = request =>
            request.Method == HttpMethod.Post
                ? Task.FromException(Refused(DiscordErrorCode.InteractionAlreadyAcknowledged, 400))
                : Task.CompletedTask;

        await answer.SendAsync(Good("reply"), CancellationToken.None);

        Assert.Equal("5 4 PATCH", Kinds);
    }

    [Fact]
    public async Task A_refusal_arrives_though_a_moderator_deleted_the_placeholder()
    {
        using var answer = NewAnswer("public");
        await answer.DeferAsync(CancellationToken.None);
        _connection.OnRequest = request =>
            request.Method == HttpMethod.Delete ? Task.FromException(Refused(DiscordErrorCode.UnknownMessage, 404)) : Task.CompletedTask;

        await answer.SendAsync(Reply.Refuse("No"), CancellationToken.None);

        Assert.Equal("5 DELETE POST", Kinds);
    }

    [Theory]
    [InlineData(0, false, "4e")]
    [InlineData(0, true, "5e PATCH")]
    [InlineData(64, false, "7")]
    [InlineData(64, true, "6 PATCH")]
    public async Task What_only_one_member_may_see_never_takes_the_place_of_what_all_see(int flags, bool late, string expected)
    {
        var click = Click with
        {
            GuildId = new Snowflake(5),
            Message = new Message
            {
                Id = new(6),
                ChannelId = new(7),
                Author = new User { Id = new(1), Username = "bot" },
                Flags = flags,
            },
        };
        using var answer = new InteractionResponder(
            new InteractionCalls(_connection, new Snowflake(1), "a"),
            click,
            HandlerDiscovery.Read(typeof(Feature)).Single(h => h.Name == "update")
        );
        if (late)
            await answer.DeferAsync(CancellationToken.None);
        await answer.SendAsync(Good("update"), CancellationToken.None);

        Assert.Equal(expected, KindsWithFlags);
    }

    [Theory]
    [InlineData(true, false, "6")]
    [InlineData(true, true, "5e DELETE")]
    [InlineData(false, false, "5e DELETE")]
    [InlineData(false, true, "5e DELETE")]
    public async Task What_all_see_already_is_answered_by_nothing(bool click, bool late, string expected)
    {
        var interaction = Click with
        {
            Type = click ? InteractionType.Component : InteractionType.Command,
            Message = click
                ? new Message
                {
                    Id = new(6),
                    ChannelId = new(7),
                    Author = new User { Id = new(1), Username = "bot" },
                }
                : null,
        };
        using var answer = new InteractionResponder(
            new InteractionCalls(_connection, new Snowflake(1), "a"),
            interaction,
            HandlerDiscovery.Read(typeof(Feature)).Single(h => h.Name == "reply")
        );
        if (late)
            await answer.DeferAsync(CancellationToken.None);
        await answer.SendAsync(Reply.None, CancellationToken.None);

        Assert.Equal(expected, KindsWithFlags);
    }

    private string Kinds => KindsWithFlags.Replace("e", "", StringComparison.Ordinal);

    /// <summary>The type of each callback, the verb of each other request, and an e for each that only the member sees.</summary>
    private string KindsWithFlags =>
        string.Join(
            ' ',
            _connection.Requests.Select(request =>
                (request.Contains(" callback ", StringComparison.Ordinal) ? request.Split("\"type\":")[1][..1] : request.Split(' ')[0])
                + (request.Contains("\"flags\":64", StringComparison.Ordinal) ? "e" : "")
            )
        );

    private static object Good(string handler) =>
        handler switch
        {
            "update" => (Update)(OutgoingMessage)"Yes",
            "form" => new Modal(Route.To("x"), "Form", new TextInput("a", "A")),
            _ => (Reply)"Yes",
        };

    private static DiscordException Refused(int code, int status) => new(status, code, "refused", "POST x");

    private InteractionResponder NewAnswer(string handler) =>
        new(
            new InteractionCalls(_connection, new Snowflake(1), "a"),
            Click,
            HandlerDiscovery.Read(typeof(Feature)).Single(h => h.Name == handler)
        );

    private sealed class Feature
    {
        [Button("reply"), Everyone]
        public static Task<Reply> ReplyAsync(ComponentContext context) => throw new NotSupportedException();

        [Button("public"), Everyone, Public]
        public static Task<Reply> PublicAsync(ComponentContext context) => throw new NotSupportedException();

        [Button("update"), Everyone]
        public static Task<Update> UpdateAsync(ComponentContext context) => throw new NotSupportedException();

        [Button("form"), Everyone]
        public static Task<Modal> FormAsync(ComponentContext context) => throw new NotSupportedException();
    }
}
