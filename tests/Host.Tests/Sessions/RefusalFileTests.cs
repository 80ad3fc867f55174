using DCTicket.Discord.Connection;
using DCTicket.Host.Sessions;
using DCTicket.Host.Startup;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Sessions;

public sealed class RefusalFileTests : IDisposable
{
    private static readonly SavedRefusal[] Refusals =
    [
        new("GET gateway/bot ", new DateTimeOffset(2026, 12, 1, 8, 15, 0, TimeSpan.Zero)),
        new(null, new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.Zero)),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly LogLines<RefusalFile> _log = new();

    private string FilePath => Path.Combine(_folder.Path, "rate-limits.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Refusals_are_found_again_by_the_same_bot_alone_and_hold_no_token()
    {
        Open("MTIz.secret.456").Save(Refusals);

        Assert.Equal(Refusals, Open("MTIz.secret.456").Load());
        Assert.Empty(Open("MTIz.other.456").Load());
        Assert.DoesNotMatch("MTIz|secret", File.ReadAllText(FilePath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"Refusals\":[{\"Until\":\"soon\"}]}")]
    public void A_file_that_cannot_be_read_is_one_line_in_the_log(string text)
    {
        File.WriteAllText(FilePath, text);

        Assert.Empty(Open("a").Load());
        Assert.StartsWith("Warning: Failed to read the saved rate limits", Assert.Single(_log), StringComparison.Ordinal);
    }

    private RefusalFile Open(string token) =>
        new(
            FilePath,
            new HostSettings
            {
                Token = token,
                PluginsFile = "",
                PluginsFolder = "",
                DataFolder = "",
                LogsFolder = "",
                SandboxFolder = null,
                RestUrl = null,
                SandboxUrl = new Uri("http://127.0.0.1:0"),
            },
            _log
        );
}
