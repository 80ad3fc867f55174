using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Rest;

/// <summary>A channel's name and topic may be changed twice in ten minutes each, and no header tells of it.</summary>
public sealed class ChannelEditTests
{
    private const double Window = 600;
    private const string Refusal = """{"code":50013,"message":"Missing Permissions"}""";

    [Fact]
    public async Task The_third_rename_in_ten_minutes_waits_and_the_last_name_wins()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200, "1").Answer(200, "2").Answer(200, "3");
        await test.EditAsync("""{"name":"a"}""");
        await test.EditAsync("""{"name":"b"}""");
        var third = test.EditAsync("""{"name":"c"}""");
        var fourth = test.EditAsync("""{"name":"d"}""");
        await test.ElapseAsync(Window);
        Assert.Equal("3", await third);
        Assert.Equal("3", await fourth);
        Assert.Equal(["""{"name":"a"}""", """{"name":"b"}""", """{"name":"d"}"""], test.Bodies);
    }

    [Fact]
    public async Task A_caller_without_patience_hears_at_once_how_long_it_takes_and_the_edit_is_done_then()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200, "1").Answer(200, "2").Answer(200, "3");
        await test.EditAsync("""{"name":"a"}""");
        test.Time.Advance(TimeSpan.FromSeconds(60));
        await test.EditAsync("""{"name":"b"}""");
        test.Time.Advance(TimeSpan.FromSeconds(60));
        var delay = await Assert.ThrowsAsync<DiscordDelayException>(() => test.EditAsync("""{"name":"c"}""", patience: 5));
        Assert.Equal(TimeSpan.FromSeconds(Window - 120), delay.Wait);
        Assert.Equal(2, test.Sender.Sent.Count);
        await test.ElapseAsync(Window - 120);
        await test.SentAsync(3);
        Assert.Equal("""{"name":"c"}""", test.Bodies[2]);
    }

    [Fact]
    public async Task A_name_that_waits_holds_up_neither_the_category_nor_who_may_see_the_channel()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200).Answer(200).Answer(200, "moved").Answer(200, "hidden").Answer(200, "renamed");
        await test.EditAsync("""{"name":"a"}""");
        await test.EditAsync("""{"name":"b"}""");
        var all = test.EditAsync("""{"name":"c","parent_id":"7"}""");
        await test.SentAsync(3);
        Assert.Equal("""{"parent_id":"7"}""", test.Bodies[2]);
        Assert.Equal("hidden", await test.EditAsync("""{"permission_overwrites":[]}"""));
        Assert.False(all.IsCompleted);
        await test.ElapseAsync(Window);
        Assert.Equal("renamed", await all);
        Assert.Equal("""{"name":"c"}""", test.Bodies[4]);
    }

    [Fact]
    public async Task A_caller_who_hears_of_a_delay_knows_that_the_rest_is_done()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200).Answer(200).Answer(200, "moved");
        await test.EditAsync("""{"name":"a"}""");
        await test.EditAsync("""{"name":"b"}""");
        var delay = await Assert.ThrowsAsync<DiscordDelayException>(() => test.EditAsync("""{"name":"c","parent_id":"7"}""", patience: 5));
        Assert.Equal(TimeSpan.FromSeconds(Window), delay.Wait);
        Assert.Equal("""{"parent_id":"7"}""", test.Bodies[2]);
    }

    [Fact]
    public async Task Name_and_topic_are_counted_apart()
    {
        await using var test = new RestTest();
        for (var i = 0; i < 4; i++)
            test.Sender.Answer(200);
        await test.EditAsync("""{"name":"a"}""");
        await test.EditAsync("""{"name":"b"}""");
        await test.EditAsync("""{"topic":"a"}""");
        await test.EditAsync("""{"topic":"b"}""");
        var both = await Assert.ThrowsAsync<DiscordDelayException>(() => test.EditAsync("""{"topic":"c"}""", patience: 5));
        Assert.Equal(TimeSpan.FromSeconds(Window), both.Wait);
    }

    [Fact]
    public async Task Another_channel_has_a_budget_of_its_own()
    {
        await using var test = new RestTest();
        for (var i = 0; i < 4; i++)
            test.Sender.Answer(200);
        for (var i = 0; i < 2; i++)
        {
            await test.EditAsync("""{"name":"a"}""");
            await test.EditAsync("""{"name":"a"}""", channel: RestTest.OtherChannelItself);
        }
    }

    [Theory]
    [InlineData(480)]
    [InlineData(1200)]
    public async Task A_long_refusal_by_Discord_holds_up_the_name_and_nothing_else(double retryAfter)
    {
        await using var test = new RestTest();
        test.Sender.Refuse("user", retryAfter).Answer(200, "moved").Answer(200, "hidden").Answer(200, "renamed");
        var all = test.EditAsync("""{"name":"a","parent_id":"7"}""");
        await test.SentAsync(2);
        Assert.Equal("""{"parent_id":"7"}""", test.Bodies[1]);
        Assert.Equal("hidden", await test.EditAsync("""{"permission_overwrites":[]}"""));
        var newer = test.EditAsync("""{"name":"b"}""");
        await test.ElapseAsync(retryAfter);
        Assert.Equal("renamed", await all);
        Assert.Equal("renamed", await newer);
        Assert.Equal("""{"name":"b"}""", test.Bodies[3]);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(86400)]
    public async Task A_refusal_for_ages_is_believed_for_an_hour(double retryAfter)
    {
        await using var test = new RestTest();
        test.Sender.Refuse("user", retryAfter).Answer(200, "renamed");
        var edit = test.EditAsync("""{"name":"a"}""");
        await test.ElapseAsync(3600);
        Assert.Equal("renamed", await edit);
    }

    [Fact]
    public async Task Edits_that_come_while_one_is_under_way_are_one_request()
    {
        await using var test = new RestTest();
        var first = test.Sender.AnswerLater();
        test.Sender.Answer(200, "all");
        var one = test.EditAsync("""{"name":"a"}""", reason: "one");
        await test.SentAsync(1);
        var others = new[]
        {
            test.EditAsync("""{"name":"b"}""", reason: "two"),
            test.EditAsync("""{"parent_id":"7"}""", reason: "three"),
            test.EditAsync("""{"parent_id":"8"}""", reason: "two"),
        };
        first.SetResult(ScriptedSender.Make(200, "first"));
        Assert.Equal("first", await one);
        Assert.Equal(["all", "all", "all"], await Task.WhenAll(others));
        Assert.Equal("""{"name":"b","parent_id":"8"}""", test.Bodies[1]);
        Assert.Equal("two%3B%20three", test.Sender.Sent[1].Headers["X-Audit-Log-Reason"]);
    }

    [Fact]
    public async Task A_refused_edit_is_refused_to_all_who_asked_for_it_and_the_next_goes()
    {
        await using var test = new RestTest();
        test.Sender.Answer(403, """{"code":50013,"message":"Missing Permissions"}""").Answer(200, "2").Answer(200, "3");
        var refusal = await RestTest.RefusedAsync(test.EditAsync("""{"name":"a"}"""));
        Assert.Equal((403, 50013), (refusal.Status, refusal.Code));
        Assert.Equal("2", await test.EditAsync("""{"name":"b"}"""));
        // What Discord refused has used nothing up.
        Assert.Equal("3", await test.EditAsync("""{"name":"c"}"""));
    }

    [Fact]
    public async Task A_refusal_of_one_merged_edit_is_not_the_refusal_of_the_others()
    {
        await using var test = new RestTest();
        var edits = await MergeAsync(test, """{"name":"b"}""", """{"permission_overwrites":[]}""", """{"parent_id":"7"}""");
        test.Sender.Answer(403, Refusal).Answer(200, "moved").Answer(403, Refusal).Answer(200, "renamed");
        await edits.GoAsync();
        Assert.Equal("renamed", await edits.Tasks[0]);
        Assert.Equal(50013, (await RestTest.RefusedAsync(edits.Tasks[1])).Code);
        Assert.Equal("moved", await edits.Tasks[2]);
        Assert.Equal(["""{"parent_id":"7"}""", """{"permission_overwrites":[]}""", """{"name":"b"}"""], test.Bodies.Skip(2));
        Assert.Equal("2", test.Sender.Sent[2].Headers["X-Audit-Log-Reason"]);
    }

    [Fact]
    public async Task Where_the_last_name_is_refused_the_one_before_it_is_sent()
    {
        await using var test = new RestTest();
        var edits = await MergeAsync(test, """{"name":"good","parent_id":"7"}""", """{"name":"bad"}""");
        test.Sender.Answer(400, """{"code":50035,"message":"Invalid Form Body"}""")
            .Answer(400, """{"code":50035,"message":"Invalid Form Body"}""")
            .Answer(200, "good");
        await edits.GoAsync();
        Assert.Equal("good", await edits.Tasks[0]);
        Assert.Equal(50035, (await RestTest.RefusedAsync(edits.Tasks[1])).Code);
        Assert.Equal("""{"name":"good","parent_id":"7"}""", test.Bodies[3]);
    }

    [Fact]
    public async Task Where_the_last_name_is_taken_the_one_before_it_is_not_sent_any_more()
    {
        await using var test = new RestTest();
        var edits = await MergeAsync(test, """{"name":"old"}""", """{"permission_overwrites":[]}""", """{"name":"new"}""");
        test.Sender.Answer(403, Refusal).Answer(200, "new").Answer(403, Refusal);
        await edits.GoAsync();
        Assert.Equal(["new", "new"], [await edits.Tasks[0], await edits.Tasks[2]]);
        Assert.Equal(50013, (await RestTest.RefusedAsync(edits.Tasks[1])).Code);
        Assert.Equal(["""{"name":"new"}""", """{"permission_overwrites":[]}"""], test.Bodies.Skip(2));
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(500, 5)]
    public async Task What_concerns_all_merged_edits_is_told_to_all_of_them(int status, int tries)
    {
        await using var test = new RestTest();
        var edits = await MergeAsync(test, """{"name":"b"}""", """{"parent_id":"7"}""");
        for (var i = 0; i < tries; i++)
            test.Sender.Answer(status);
        var refusals = edits.Tasks.Select(RestTest.RefusedAsync).ToList();
        await edits.GoAsync();
        for (var i = 1; i < tries; i++)
            await test.ElapseRetryAsync();
        Assert.All(await Task.WhenAll(refusals), refusal => Assert.Equal(status, refusal.Status));
        Assert.Equal(1 + tries, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task A_caller_who_goes_leaves_the_edit_to_be_done()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200).Answer(200).Answer(200);
        await test.EditAsync("""{"name":"a"}""");
        await test.EditAsync("""{"name":"b"}""");
        using var gone = new CancellationTokenSource();
        var edit = test.Connection.SendAsync(
            new DiscordRequest(HttpMethod.Patch, RestTest.ChannelItself) { Json = """{"name":"c"}"""u8.ToArray() },
            gone.Token
        );
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => edit);
        await test.ElapseAsync(Window);
        await test.SentAsync(3);
    }

    [Fact]
    public async Task An_edit_that_waits_at_the_end_is_cancelled()
    {
        var test = new RestTest();
        test.Sender.Answer(200).Answer(200);
        await test.EditAsync("""{"name":"a"}""");
        await test.EditAsync("""{"name":"b"}""");
        var waits = test.EditAsync("""{"name":"c"}""");
        await test.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no json")]
    public async Task A_body_that_is_no_edit_goes_as_it_is(string body)
    {
        await using var test = new RestTest();
        test.Sender.Answer(200, "ok");
        Assert.Equal("ok", await test.EditAsync(body));
        Assert.Equal(body, Assert.Single(test.Bodies));
    }

    /// <summary>Edits that wait for a first one, so that they are merged; their reasons are their numbers from 0.</summary>
    private static async Task<Merged> MergeAsync(RestTest test, params string[] edits)
    {
        var first = test.Sender.AnswerLater();
        var before = test.EditAsync("""{"topic":"first"}""");
        await test.SentAsync(1);
        return new Merged(
            [.. edits.Select((edit, index) => test.EditAsync(edit, reason: $"{index}"))],
            async () =>
            {
                first.SetResult(ScriptedSender.Make(200, "first"));
                await before;
            }
        );
    }

    private sealed record Merged(IReadOnlyList<Task<string>> Tasks, Func<Task> GoAsync);
}
