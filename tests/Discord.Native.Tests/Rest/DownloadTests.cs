using System.Net;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Rest;

public sealed class DownloadTests
{
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
        await test.ElapseAsync(60);
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
        await Assert.ThrowsAsync<HttpRequestException>(
            () => test.Connection.DownloadAsync(new Uri("file:///etc/passwd"), TestContext.Current.CancellationToken));
        Assert.Empty(test.Sender.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_download_over_100_MiB_is_refused(bool announced)
    {
        await using var discord = await ScriptedDiscord.StartAsync();
        const int chunk = 1024 * 1024;
        discord.Rest = async context =>
        {
            context.Response.ContentLength = announced ? 101 * chunk : null;
            for (var i = 0; i < 101 && !context.RequestAborted.IsCancellationRequested; i++)
                await context.Response.Body.WriteAsync(new byte[chunk], context.RequestAborted);
        };
        await using var connection = new NativeConnection(new NativeConnectionOptions { Token = "t" }, TimeProvider.System, new RecordedLogs());
        var exception = await Assert.ThrowsAsync<HttpRequestException>(
            () => connection.DownloadAsync(new Uri(discord.HttpUrl, "/a.png"), TestContext.Current.CancellationToken));
        Assert.Contains("100 MiB", exception.Message, StringComparison.Ordinal);
    }

    private static Task<byte[]> DownloadAsync(RestTest test) => test.Connection.DownloadAsync(Attachment, TestContext.Current.CancellationToken);
}
