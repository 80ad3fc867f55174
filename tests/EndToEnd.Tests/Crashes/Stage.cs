using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DCTicket.Discord.Connection;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Sandbox;
using DCTicket.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DCTicket.EndToEnd.Tests.Crashes;

/// <summary>A Sandbox, and a bot that can die and start again on the same data.</summary>
internal sealed class Stage : IAsyncDisposable
{
    // Far more than there are places; the enumeration ends by itself.
    private const int Limit = 40;

    private readonly SandboxServer _sandbox;
    private readonly string _folder;
    private readonly JsonObject _tickets;
    private Bot _bot = null!;

    private Stage(SandboxServer sandbox, string folder, JsonObject tickets)
    {
        _tickets = tickets;
        _sandbox = sandbox;
        _folder = folder;
    }

    public Uri Sandbox => _sandbox.Url;

    public CrashPoint Crash { get; private set; } = new();

    /// <param name="name">The folder's.</param>
    /// <param name="tickets">The plugin's entry of plugins.json; null for the one that ships, without a grace time.</param>
    public static async Task<Stage> OpenAsync(string name, JsonObject? tickets = null)
    {
        var folder = Path.Combine(TestPlugins.Folder, "crashes", name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var sandbox = await SandboxServer.StartAsync(TestSandbox.Options, SandboxLog.Create(Path.Combine(folder, "sandbox.log")));
        var stage = new Stage(sandbox, folder, tickets ?? TestPlugins.Tickets("00:00:00"));
        await stage.StartAsync();
        return stage;
    }

    public async Task RestartAsync()
    {
        await _bot.DisposeAsync();
        Crash = new CrashPoint();
        await StartAsync();
    }

    /// <summary>Changes the tickets' database from outside, as time would.</summary>
    public async Task ChangeAsync(string sql)
    {
        await using var db = new SqliteConnection(
            $"Data Source={Path.Combine(_folder, "data", "tickets.db")};Default Timeout=30;Pooling=false"
        );
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private async Task StartAsync() =>
        _bot = await TestBot.StartAsync(
            Sandbox,
            _sandbox.BotToken,
            _folder,
            new JsonArray(_tickets.DeepClone()),
            services =>
            {
                var crash = Crash;
                var connection = services.Last(service => service.ServiceType == typeof(IDiscordConnection));
                services.Replace(
                    ServiceDescriptor.Singleton<IDiscordConnection>(provider => new CrashingConnection(
                        (IDiscordConnection)connection.ImplementationFactory!(provider),
                        crash
                    ))
                );
                services.AddSingleton<IInterceptor>(new CrashingSaves(crash)).AddSingleton<IInterceptor>(new CrashingCommands(crash));
            }
        );

    /// <summary>As below, from a customer's click on the panel.</summary>
    public Task<int> EnumerateAsync(
        CrashKind kind,
        Func<Person, Task> prepare,
        Func<Person, Person, bool> done,
        Func<Person, Task> act,
        Func<Guild, Person, Task> settled
    ) =>
        EnumerateAsync(
            kind,
            prepare: async guild =>
            {
                var carl = await guild.Carl();
                await carl.Clicks("Tech support", "support");
                await prepare(carl);
            },
            done,
            act: async guild => await act(await guild.Carl()),
            settled: async guild => await settled(guild, await guild.Carl())
        );

    /// <summary>
    /// Plays a story again and again, and dies one place later each time, until it comes through alive. Returns the number of places.
    /// </summary>
    public async Task<int> EnumerateAsync(
        CrashKind kind,
        Func<Guild, Task> prepare,
        Func<Person, Person, bool> done,
        Func<Guild, Task> act,
        Func<Guild, Task> settled
    )
    {
        for (var k = 1; k < Limit; k++)
        {
            await using var guild = await Guild.CreateAsync(Sandbox);
            await guild.SetUpAsync();
            var (carl, tess) = (await guild.Carl(), await guild.Tess());
            await prepare(guild);

            Crash.Arm(kind, k);
            _ = act(guild);
            Stage? IsOver() => Crash.Dead.IsCompleted || done(carl, tess) ? this : null;
            // Either of them may see first that it is over; who hears of nothing more gives up in the end, unobserved.
            await Task.WhenAny(
                Crash.Dead,
                carl.Eventually(IsOver, () => "the story to end or to crash"),
                tess.Eventually(IsOver, () => "the story to end or to crash")
            );
            // The last place may come after what a person sees.
            await Crash.Dead.WaitAsync(TimeSpan.FromMilliseconds(300)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var died = Crash.Disarm();
            if (died)
                await RestartAsync();
            try
            {
                await settled(guild);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"After a crash at {kind} {k}: {e.Message}", e);
            }

            if (!died)
                return k - 1;
            await LeaveAsync(guild);
        }

        throw new InvalidOperationException($"Still crashing after {Limit} places.");
    }

    // What the bot does after a restart in the servers of before, such as looking whether all is well there, must not count as places of
    // the next one.
    private async Task LeaveAsync(Guild guild)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Sandbox, "/api/v10/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", _sandbox.BotToken);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("DCTicket.Tests/1.0");
        using var response = await http.DeleteAsync($"users/@me/guilds/{guild.Id}");
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Does something again until the bot answers, which one that has just started may not do in time.</summary>
    public static async Task UntilAnswered(Func<Task> act)
    {
        for (var left = 5; ; left--)
        {
            try
            {
                await act();
                return;
            }
            catch (RefusedException e) when (e.Status == 0 && left > 0)
            {
                // “The application did not respond.”
            }
        }
    }

    // A dead bot answers nobody.
    public static async Task Ignore(Task acting)
    {
        try
        {
            await acting;
        }
        catch (Exception e) when (e is RefusedException or TimeoutException) { }
    }
}
