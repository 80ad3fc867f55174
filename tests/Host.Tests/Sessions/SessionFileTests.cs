using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Sessions;
using DCTicket.Host.Startup;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Sessions;

public sealed class SessionFileTests : IDisposable
{
    private static readonly SavedSession Session = new("5f1c0ffee", 41, new Uri("wss://gateway-us-east1-b.discord.gg"));
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly LogLines<SessionFile> _log = new();

    private string FilePath => Path.Combine(_folder.Path, "session.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_session_is_found_again()
    {
        File("a").Save(Session);

        Assert.Equal(Session, File("a").Load());
    }

    [Fact]
    public void A_session_that_was_given_up_is_not()
    {
        File("a").Save(Session);
        File("a").Save(null);

        Assert.Null(File("a").Load());
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_session_of_somebody_else_is_not_used()
    {
        File("a").Save(Session);

        Assert.Null(File("b").Load());
    }

    [Fact]
    public void A_session_that_Discord_has_forgotten_by_now_is_not_used()
    {
        File("a").Save(Session);

        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.NotNull(File("a").Load());
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(File("a").Load());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Owner\":\"a\"")]
    [InlineData("[]")]
    [InlineData("\0\0\0\0")]
    public void A_file_that_is_no_session_is_one_line_in_the_log(string text)
    {
        System.IO.File.WriteAllText(FilePath, text);

        Assert.Null(File("a").Load());
        Assert.StartsWith($"Warning: Failed to read the session in {FilePath}", Assert.Single(_log), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Owner":"a","SavedAt":"2000-01-01T00:00:00+00:00"}""")]
    [InlineData("""{"Owner":"a","SavedAt":"2000-01-01T00:00:00+00:00","Session":{"Id":"","Sequence":1,"ResumeUrl":"wss://a"}}""")]
    [InlineData("""{"Owner":"a","SavedAt":"2000-01-01T00:00:00+00:00","Session":{"Id":"x","Sequence":-1,"ResumeUrl":"wss://a"}}""")]
    [InlineData("""{"Owner":"a","SavedAt":"2000-01-01T00:00:00+00:00","Session":{"Id":"x","Sequence":1,"ResumeUrl":"http://a"}}""")]
    [InlineData("""{"Owner":"a","SavedAt":"2000-01-01T00:00:00+00:00","Session":{"Id":"x","Sequence":1,"ResumeUrl":"a"}}""")]
    public void A_session_with_something_missing_is_not_used(string text)
    {
        System.IO.File.WriteAllText(FilePath, text);

        Assert.Null(File("a").Load());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_one_line_in_the_log_and_not_one_a_second()
    {
        Directory.CreateDirectory(FilePath);
        var file = File("a");

        file.Save(Session);
        file.Save(Session with { Sequence = 42 });

        Assert.StartsWith($"Warning: Failed to save the session in {FilePath}", Assert.Single(_log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_token_application_intent_or_plugin_is_another_owner_and_no_token_is_written()
    {
        using var one = await new TestHost().With("a", plugin => plugin.AddFeature<Hears>()).StartAsync();
        using var two = await new TestHost().With("b", plugin => plugin.AddFeature<Hears>()).StartAsync();
        var settings = Settings("MTIz.secret.456");
        string[] owners =
        [
            SessionFingerprint.Compute(settings, new Snowflake(1), 513, one.Plugins.Active),
            SessionFingerprint.Compute(settings with { Token = "MTIz.other.456" }, new Snowflake(1), 513, one.Plugins.Active),
            SessionFingerprint.Compute(
                settings with
                {
                    RestUrl = new Uri("http://127.0.0.1:5080"),
                },
                new Snowflake(1),
                513,
                one.Plugins.Active
            ),
            SessionFingerprint.Compute(settings, new Snowflake(2), 513, one.Plugins.Active),
            SessionFingerprint.Compute(settings, new Snowflake(1), 515, one.Plugins.Active),
            SessionFingerprint.Compute(settings, new Snowflake(1), 513, two.Plugins.Active),
            SessionFingerprint.Compute(settings, new Snowflake(1), 513, []),
        ];

        Assert.Equal(owners.Length, owners.Distinct().Count());
        Assert.Equal(owners[0], SessionFingerprint.Compute(settings, new Snowflake(1), 513, one.Plugins.Active));
        File(owners[0]).Save(Session);
        Assert.DoesNotMatch("MTIz|secret", await System.IO.File.ReadAllTextAsync(FilePath, TestContext.Current.CancellationToken));
    }

    private SessionFile File(string owner) => new(FilePath, () => owner, _time, _log);

    private static HostSettings Settings(string token) =>
        new()
        {
            Token = token,
            PluginsFile = "",
            PluginsFolder = "",
            DataFolder = "",
            LogsFolder = "",
            SandboxFolder = null,
            RestUrl = null,
            SandboxUrl = new Uri("http://127.0.0.1:0"),
        };

    private sealed class Hears
    {
        [On]
        public static Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
