using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DCTicket.Discord.Connection;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DCTicket.EndToEnd.Tests.Logs;

/// <summary>A whole run's log, at its most talkative level.</summary>
public sealed partial class LogStory
{
    private const string Secret = "My password is swordfish, please help.";

    [Fact]
    public async Task No_token_and_no_text_of_a_customer_stands_in_any_log_and_every_line_names_its_plugin()
    {
        var folder = Path.Combine(TestPlugins.Folder, "logs-story");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await using var sandbox = await SandboxServer.StartAsync(TestSandbox.Options);
        var tokens = new ConcurrentBag<string>();
        await using (
            await TestBot.StartAsync(
                sandbox.Url,
                sandbox.BotToken,
                folder,
                new JsonArray(TestPlugins.Tickets(), TestPlugins.Probe()),
                services => Watch(services, tokens)
            )
        )
        {
            await using var guild = await Guild.CreateAsync(sandbox.Url);
            await guild.SetUpAsync();
            var carl = await guild.Carl();
            await carl.OpensTicket(problem: Secret);
            await carl.Writes("tech-0001", Secret);
            await carl.Runs("/probe", "general", ("how", "throw"));
            await carl.ClosesTicket("tech-0001", Secret);
            await carl.SeesNoChannel("tech-0001");
        }

        var log = string.Concat(Directory.GetFiles(Path.Combine(folder, "logs")).Select(File.ReadAllText));
        Assert.NotEmpty(tokens);
        Assert.DoesNotContain(sandbox.BotToken, log, StringComparison.Ordinal);
        Assert.All(tokens, token => Assert.DoesNotContain(token, log, StringComparison.Ordinal));
        Assert.DoesNotContain("swordfish", log, StringComparison.Ordinal);
        Assert.All(
            log.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Contains((string?)JsonNode.Parse(line)!["Plugin"], new[] { "host", "tickets", "probe" })
        );
        Assert.Contains("secret detail", log, StringComparison.Ordinal);
        // The bot has deleted the channel itself, which is no news.
        Assert.DoesNotContain("continuing ticket", log, StringComparison.Ordinal);
    }

    private static void Watch(IServiceCollection services, ConcurrentBag<string> tokens)
    {
        var connection = services.Last(service => service.ServiceType == typeof(IDiscordConnection));
        services.Replace(
            ServiceDescriptor.Singleton<IDiscordConnection>(provider => new WatchingConnection(
                (IDiscordConnection)connection.ImplementationFactory!(provider),
                tokens
            ))
        );
    }

    [GeneratedRegex("^(?:interactions|webhooks)/[0-9]+/([^/]+)")]
    private static partial Regex InteractionToken();

    private sealed class WatchingConnection(IDiscordConnection inner, ConcurrentBag<string> tokens) : IDiscordConnection
    {
        public ConnectionState State => inner.State;

        public ConnectionStatus Status => inner.Status;

        public Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken)
        {
            if (InteractionToken().Match(request.Path) is { Success: true } match)
                tokens.Add(match.Groups[1].Value);
            return inner.SendAsync(request, cancellationToken);
        }

        public Task<long> DownloadAsync(Uri attachment, Stream destination, long maxBytes, CancellationToken cancellationToken) =>
            inner.DownloadAsync(attachment, destination, maxBytes, cancellationToken);

        public Task RunAsync(GatewayOptions options, CancellationToken cancellationToken) => inner.RunAsync(options, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
