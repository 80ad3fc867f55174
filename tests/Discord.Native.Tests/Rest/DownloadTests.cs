using System.Net;
using DCTicket.Contracts;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Rest;

public sealed class DownloadTests
{
    private const int Limit = 1024 * 1024;

    private static readonly Uri Attachment = new("https://cdn.discordapp.com/attachments/1/2/a.png?ex=1&is=2&hm=3");

    [Fact]
    public async Task A_download_does_not_carry_the_bots_token()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200, "bytes");
        Assert.Equal("bytes"u8.ToArray(), await DownloadAsync(test));
        var sent = Assert.Single(test.Sender.Sent);
        Assert.Equal($"GET {Attachment}", sent.Line);
        Assert.False(sent.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_download_is_tried_three_times()
    {
        await using var test = new RestTest();
        test.Sender.Answer(500).Fail(new HttpRequestException("gone")).Answer(503);
        var download = Assert.ThrowsAsync<HttpRequestException>(() => DownloadAsync(test));
        await test.ElapseRetryAsync();
        await test.ElapseRetryAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await download).StatusCode);
        Assert.Equal(3, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task A_download_that_hangs_is_tried_again()
    {
        await using var test = new RestTest();
        test.Sender.NeverAnswer().Answer(200, "late");
        var download = DownloadAsync(test);
        await test.ElapseAsync(15);
        await test.ElapseRetryAsync();
        Assert.Equal("late"u8.ToArray(), await download);
    }

    [Fact]
    public async Task An_expired_address_is_told_at_once()
    {
        await using var test = new RestTest();
        test.Sender.Answer(404, "This content is no longer available.");
        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => DownloadAsync(test));
        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
    }

    [Fact]
    public async Task Only_web_addresses_are_downloaded()
    {
        await using var test = new RestTest();
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            test.Connection.DownloadAsync(new Uri("file:///etc/passwd"), Stream.Null, Limit, TestContext.Current.CancellationToken)
        );
        Assert.Empty(test.Sender.Sent);
    }

    [Fact]
    public async Task A_slow_download_arrives_as_long_as_it_moves()
    {
        await using var test = new RestTest();
        test.Sender.Answer(new StreamContent(new StepStream((_, _) => AdvanceAsync(test, 14), "0123456789"u8.ToArray())));
        Assert.Equal("0123456789"u8.ToArray(), await DownloadAsync(test));
        Assert.Single(test.Sender.Sent);
    }

    [Fact]
    public async Task A_download_that_stops_on_the_way_goes_on_where_it_stopped()
    {
        await using var test = new RestTest();
        test.Sender.Answer(
                new StreamContent(
                    new StepStream((step, token) => step < 3 ? Task.CompletedTask : StepStream.NeverAsync(token), "hello"u8.ToArray())
                )
            )
            .Answer(
                new StreamContent(
                    new StepStream((step, _) => step < 4 ? Task.CompletedTask : throw new IOException("reset"), "hello"u8.ToArray())
                )
            )
            .Answer(200, "hello");
        var download = DownloadAsync(test);
        await test.ElapseAsync(15);
        await test.ElapseRetryAsync();
        await test.ElapseRetryAsync();
        Assert.Equal("hello"u8.ToArray(), await download);
    }

    [Fact]
    public async Task What_the_callers_stream_throws_is_thrown_at_once()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200, "bytes");
        var full = new IOException("No space left on device");
        var stream = new StepStream((_, _) => throw full);
        Assert.Same(
            full,
            await Assert.ThrowsAsync<IOException>(() =>
                test.Connection.DownloadAsync(Attachment, stream, Limit, TestContext.Current.CancellationToken)
            )
        );
        Assert.Single(test.Sender.Sent);
    }

    [Fact]
    public async Task A_slow_disk_does_not_count_as_silence_of_the_server()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200, "bytes");
        var stream = new StepStream((_, _) => AdvanceAsync(test, 60));
        Assert.Equal(5, await test.Connection.DownloadAsync(Attachment, stream, Limit, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_download_beyond_the_callers_limit_ends_at_the_limit(bool announced)
    {
        await using var discord = await ScriptedDiscord.StartAsync();
        discord.Rest = async context =>
        {
            context.Response.ContentLength = announced ? Limit + 1 : null;
            await context.Response.Body.WriteAsync(new byte[Limit], context.RequestAborted);
            await context.Response.Body.WriteAsync(new byte[1], context.RequestAborted);
        };
        await using var connection = new NativeConnection(
            new NativeConnectionOptions { Token = "t" },
            TimeProvider.System,
            new RecordedLogs()
        );
        var address = new Uri(discord.HttpUrl, "/a.png");
        using var bytes = new MemoryStream();
        var exception = await Assert.ThrowsAsync<DownloadTooLargeException>(() =>
            connection.DownloadAsync(address, bytes, Limit, TestContext.Current.CancellationToken)
        );
        Assert.Equal(Limit, exception.MaxBytes);
        Assert.InRange(bytes.Length, 0, Limit);
        Assert.Equal(Limit + 1, await connection.DownloadAsync(address, Stream.Null, Limit + 1, TestContext.Current.CancellationToken));
    }

    private static Task AdvanceAsync(RestTest test, double seconds)
    {
        test.Time.Advance(TimeSpan.FromSeconds(seconds));
        return Task.CompletedTask;
    }

    private static async Task<byte[]> DownloadAsync(RestTest test)
    {
        await using var stream = new StepStream((_, _) => Task.CompletedTask);
        await test.Connection.DownloadAsync(Attachment, stream, Limit, TestContext.Current.CancellationToken);
        return stream.Written;
    }
}
