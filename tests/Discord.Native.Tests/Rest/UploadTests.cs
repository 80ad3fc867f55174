using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Rest;

public sealed class UploadTests : IDisposable
{
    private const int TenMebibytes = 10 * 1024 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("upload-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_large_upload_on_a_slow_line_arrives_at_the_first_try(bool fromDisk)
    {
        var time = new ObservedTime();
        var slow = new StepStream((_, _) => AdvanceAsync(time, 1));
        await using var connection = Make(time, slow, out var sender);
        await SendAsync(connection, fromDisk ? FileOf(TenMebibytes) : new OutgoingFile("a.zip", new byte[TenMebibytes], "application/zip"));
        Assert.Equal(1, sender.Requests);
        Assert.True(slow.Written.Length > TenMebibytes);
        Assert.True(time.GetUtcNow() - new ObservedTime().GetUtcNow() > TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task An_upload_that_stops_moving_fails_after_fifteen_seconds_of_silence()
    {
        var time = new ObservedTime();
        var stalls = new StepStream((step, token) => step < 40 ? AdvanceAsync(time, 1) : StepStream.NeverAsync(token));
        await using var connection = Make(time, stalls, out _);
        var request = RestTest.RefusedAsync(SendAsync(connection, FileOf(TenMebibytes), repeatable: false));
        await time.ElapseAsync(SilenceLength);
        Assert.Equal((0, "Discord did not answer in time"), ((await request).Status, (await request).Reason));
    }

    [Fact]
    public async Task An_answer_that_comes_slowly_arrives_as_long_as_it_moves()
    {
        await using var test = new RestTest();
        test.Sender.Answer(new StreamContent(new StepStream((_, _) => AdvanceAsync(test.Time, 14), "0123456789"u8.ToArray())));
        Assert.Equal("0123456789"u8.ToArray(), (await test.PostAsync()).Body.ToArray());
    }

    [Fact]
    public async Task An_answer_that_stops_on_the_way_fails_after_fifteen_seconds_of_silence()
    {
        await using var test = new RestTest();
        test.Sender.Answer(
            new StreamContent(
                new StepStream((step, token) => step < 3 ? Task.CompletedTask : StepStream.NeverAsync(token), "0123456789"u8.ToArray())
            )
        );
        var request = RestTest.RefusedAsync(test.PostAsync());
        await test.ElapseAsync(15);
        Assert.Equal("Discord did not answer in time", (await request).Reason);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_the_callers_error_by_name_and_nothing_is_sent()
    {
        await using var test = new RestTest();
        var path = Path.Combine(_folder, "gone.zip");
        var exception = await Assert.ThrowsAsync<FileNotFoundException>(() =>
            SendAsync(test.Connection, OutgoingFile.FromPath("a.zip", path, "application/zip"))
        );
        Assert.Equal(path, exception.FileName);
        Assert.Empty(test.Sender.Sent);
        test.Sender.Answer(200);
        await test.PostAsync();
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_the_callers_error_at_once()
    {
        await using var test = new RestTest();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            SendAsync(test.Connection, OutgoingFile.FromPath("a.zip", _folder, "application/zip"))
        );
        Assert.Empty(test.Sender.Sent);
    }

    [Fact]
    public async Task A_file_that_becomes_shorter_while_it_is_sent_is_the_callers_error_at_once()
    {
        var file = FileOf(TenMebibytes);
        var cuts = new StepStream(
            (step, _) =>
            {
                if (step == 5)
                    File.WriteAllBytes(file.Path!, [1]);
                return Task.CompletedTask;
            }
        );
        await using var connection = Make(new ObservedTime(), cuts, out var sender);
        var exception = await Assert.ThrowsAsync<EndOfStreamException>(() => SendAsync(connection, file));
        Assert.Contains(file.Path!, exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, sender.Requests);
    }

    [Fact]
    public async Task A_file_that_is_deleted_between_two_tries_is_sent_all_the_same()
    {
        await using var test = new RestTest();
        test.Sender.Answer(500).Answer(200);
        var file = FileOf(1000);
        var request = SendAsync(test.Connection, file);
        await test.SentAsync(1);
        File.Delete(file.Path!);
        await test.ElapseRetryAsync();
        await request;
        Assert.Equal(test.Sender.Sent[0].Body.Length, test.Sender.Sent[1].Body.Length);
    }

    [Fact]
    public async Task A_file_on_the_disk_arrives_whole_at_a_real_server()
    {
        await using var discord = await ScriptedDiscord.StartAsync();
        long received = 0;
        discord.Rest = async context => received = (await context.Request.ReadFormAsync()).Files[0].Length;
        await using var connection = new NativeConnection(
            new NativeConnectionOptions { Token = GatewayTest.Token, RestUrl = new Uri(discord.HttpUrl, "/api/v10/") },
            TimeProvider.System,
            new RecordedLogs()
        );
        await SendAsync(connection, FileOf(TenMebibytes));
        Assert.Equal(TenMebibytes, received);
    }

    private static TimeSpan SilenceLength => TimeSpan.FromSeconds(15);

    private static NativeConnection Make(ObservedTime time, Stream line, out LineSender sender)
    {
        sender = new LineSender(line);
        return new NativeConnection(
            new NativeConnectionOptions { Token = "t" },
            time,
            new RecordedLogs(),
            new NativeConnectionParts { Sender = new HttpMessageInvoker(sender) }
        );
    }

    private static Task<DiscordResponse> SendAsync(NativeConnection connection, OutgoingFile file, bool repeatable = true)
    {
        var request = new DiscordRequest(HttpMethod.Post, RestTest.Channel)
        {
            Json = "{}"u8.ToArray(),
            Files = [file],
            IsIdempotent = repeatable,
        };
        return connection.SendAsync(request, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static Task AdvanceAsync(ObservedTime time, double seconds)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        return Task.CompletedTask;
    }

    private OutgoingFile FileOf(int length)
    {
        var path = Path.Combine(_folder, "a.zip");
        File.WriteAllBytes(path, new byte[length]);
        return OutgoingFile.FromPath("a.zip", path, "application/zip");
    }

    /// <summary>Writes bodies to a line that the test made.</summary>
    private sealed class LineSender(Stream line) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            await request.Content!.CopyToAsync(line, cancellationToken);
            return ScriptedSender.Make(200, "{}");
        }
    }
}
