using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.BadInput;

/// <summary>Answers that Discord never gives: a request ends all the same, in success or in one kind of exception.</summary>
public sealed class HostileRestTests
{
    private const int PerSeed = 400;
    private static readonly int[] Statuses = [200, 200, 201, 204, 301, 400, 403, 404, 409, 418, 429, 429, 500, 502, 503, 530];
    private static readonly string[] Numbers =
    [
        "0",
        "-1",
        "NaN",
        "-Infinity",
        "Infinity",
        "1e308",
        "0.001",
        "2",
        "soon",
        "",
        "99999999999999999999",
        "-9223372036854775808",
        "1_000",
        "٣",
    ];
    private static readonly string[] Bodies =
    [
        """{"message":"You are being rate limited.","retry_after":1.5,"global":false}""",
        """{"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"title":{"_errors":["""
            + """{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 256 or fewer in length."}]}}}}}""",
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>cloudflare</body></html>",
        """{"id":"100000000000000013","channel_id":"100000000000000011","author":{"id":"1","username":"bot"}"""
            + ""","content":"","timestamp":"2026-01-01T00:00:00+00:00"}""",
        "",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Absurd_answers_end_in_success_or_in_a_discord_exception(int seed)
    {
        var mutations = new Mutations(seed);
        for (var i = 0; i < PerSeed; i++)
        {
            var said = "";
            using var sender = new AbsurdSender(() => Make(mutations, out said));
            await using var connection = new NativeConnection(
                new NativeConnectionOptions { Token = "t" },
                new HastyTime(),
                new RecordedLogs(),
                new NativeConnectionParts { Sender = new HttpMessageInvoker(sender) }
            );
            var request = mutations.Pick([
                new DiscordRequest(HttpMethod.Get, RestTest.Channel),
                new DiscordRequest(HttpMethod.Post, RestTest.Interaction) { Json = "{}"u8.ToArray() },
                new DiscordRequest(HttpMethod.Patch, RestTest.ChannelItself)
                {
                    Json = """{"name":"a"}"""u8.ToArray(),
                    MaxWait = TimeSpan.Zero,
                },
            ]);
            try
            {
                await connection
                    .SendAsync(request, TestContext.Current.CancellationToken)
                    .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            }
            catch (DiscordException e)
            {
                Assert.DoesNotContain("<html", e.Message, StringComparison.Ordinal);
            }
            catch (DiscordDelayException)
            {
                // Discord said that it takes long.
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}, number {i}: {e}\n{said}");
            }
        }
    }

    private static HttpResponseMessage Make(Mutations mutations, out string said)
    {
        var status = mutations.Pick(Statuses);
        var body = mutations.Pick(Bodies);
        var bytes = mutations.Next(3) == 0 ? Encoding.UTF8.GetBytes(body) : mutations.Spoil(body);
        var answer = ScriptedSender.Make(status, "");
        answer.Content = new ByteArrayContent(bytes);
        foreach (
            var name in (string[])
                ["Retry-After", "X-RateLimit-Remaining", "X-RateLimit-Reset-After", "X-RateLimit-Limit", "X-RateLimit-Reset"]
        )
            if (mutations.Next(3) > 0)
                answer.Headers.TryAddWithoutValidation(name, mutations.Pick(Numbers));
        if (mutations.Next(3) > 0)
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Bucket", mutations.Pick(["abc", "", new string('x', 5000)]));
        if (mutations.Next(3) > 0)
            answer.Headers.TryAddWithoutValidation("X-RateLimit-Scope", mutations.Pick(["user", "shared", "global", "galaxy"]));
        said = $"{answer}\n{Encoding.UTF8.GetString(bytes)}";
        return answer;
    }

    private sealed class AbsurdSender(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer());
    }
}
