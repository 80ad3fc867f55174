using DCTicket.Contracts;
using DCTicket.Host.Interactions;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class CommandRegistryTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly LogLines<CommandRegistry> _log = new();
    private CommandRegistry? _registry;

    public void Dispose()
    {
        _registry?.Dispose();
        _host.Dispose();
    }

    [Theory]
    [InlineData(400, 30032, "Discord takes 100 slash commands, and 15 each in the menus")]
    [InlineData(400, 50035, "turn the plugin off that was added or updated last")]
    [InlineData(400, 30034, "Discord takes 200 new commands a day")]
    [InlineData(403, 50001, "scope applications.commands")]
    [InlineData(503, 0, "It is tried again in a minute")]
    [InlineData(0, 0, "It is tried again in a minute")]
    public async Task Whatever_Discord_says_of_the_list_the_bot_starts_and_the_fix_is_in_the_log(int status, int code, string advice)
    {
        Refuse(() => new DiscordException(status, code, "no", "PUT"));

        await RegisterAsync();

        var line = Assert.Single(_log);
        Assert.StartsWith("Error: Discord rejected the list of commands; the registered ones remain.", line, StringComparison.Ordinal);
        Assert.Contains(advice, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_passes_by_itself_is_tried_again_until_it_works()
    {
        var refusals = 2;
        Refuse(() => refusals-- > 0 ? new DiscordException(503, 0, "no", "PUT") : null);

        await RegisterAsync();
        await Wait.UntilAsync(
            () => _log.Contains("Information: Registered 1 application commands"),
            () => _host.Time.Advance(TimeSpan.FromSeconds(10))
        );

        Assert.Equal(3, _host.Connection.Sent.Count(request => request.Method == HttpMethod.Put));
        Assert.Equal(2, _log.Count);
    }

    private async Task RegisterAsync()
    {
        await _host.With("a", plugin => plugin.AddFeature<Greet>()).StartAsync();
        _registry = new CommandRegistry(_host.Loader, _host.Connection, _host.Cache, _host.Time, _log);
        await _registry.StartAsync(TestContext.Current.CancellationToken);
    }

    private void Refuse(Func<DiscordException?> refusal)
    {
        _host.Connection.Answer = _ => "[]";
        _host.Connection.OnRequest = request =>
            request.Method == HttpMethod.Put && refusal() is { } e ? Task.FromException(e) : Task.CompletedTask;
    }

    private sealed class Greet
    {
        [Command("greet", "Greet"), Everyone]
        public static Task<Reply> RunAsync(CommandContext context) => Task.FromResult<Reply>("");
    }
}
