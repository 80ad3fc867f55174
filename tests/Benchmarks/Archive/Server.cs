using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace DCTicket.Benchmarks.Archive;

/// <summary>The Tickets plugin over a database file, with a Discord in memory: one server with six departments.</summary>
internal sealed class Server : IAsyncDisposable
{
    public const int StaffMembers = 20;

    public static readonly Snowflake Guild = new(100);
    public static readonly Snowflake Panel = new(110);
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static readonly Snowflake Log = new(120);
    private static readonly Snowflake[] Roles = [.. Enumerable.Range(200, 6).Select(id => new Snowflake((ulong)id))];

    private readonly ServiceProvider _services;

    private Server(string folder)
    {
        Folder = folder;
        Discord = new RecordingDiscord(Clock);
        Discord.Roles.Add(new Role { Id = Guild, Name = "@everyone" });
        Discord.Roles.AddRange(Roles.Select(role => new Role { Id = role, Name = $"Department {role}" }));
        Discord.Messages[Panel] = [];
        Discord.Messages[Log] = [];
        var options = new TicketsOptions
        {
            // Openings are measured one after the other, and are no flood.
            FloodLimit = 10_000,
            Departments =
            [
                .. Roles.Select(role => new DepartmentOptions
                {
                    Key = $"d{role}",
                    Name = new() { ["en"] = $"Department {role}" },
                    Roles = [$"Department {role}"],
                }),
            ],
        };
        var host = new LikeHost(Database, options);
        new TicketsPlugin().Configure(host);
        host.Services.AddSingleton<IDiscord>(Discord)
            .AddSingleton<ICommands>(new FakeCommands())
            .AddSingleton<IGuildLocale>(new EnglishLocale())
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<WaitableWork>()
            .AddSingleton<IBackgroundWork>(services => services.GetRequiredService<WaitableWork>())
            .AddSingleton(new PluginInfo("tickets", folder))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        _services = host.Services.BuildServiceProvider();
    }

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "tickets.db");

    public Clock Clock { get; } = new();

    public RecordingDiscord Discord { get; }

    public ArchiveWriter Writer => _services.GetRequiredService<ArchiveWriter>();

    /// <summary>A server that is set up; the one of the folder if there is one already.</summary>
    public static async Task<Server> StartAsync(string folder)
    {
        var server = new Server(folder);
        var isNew = await server.InAsync<TicketsDbContext, bool>(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
            await db.Database.MigrateAsync();
            return !await db.Departments.AnyAsync();
        });
        if (!isNew)
        {
            // Time goes on from there: ids of Discord are made of it.
            var last = await server.InAsync<TicketsDbContext, DateTimeOffset>(db => db.Tickets.MaxAsync(t => t.CreatedAt));
            server.Clock.Now = last > server.Clock.Now ? last.AddMinutes(1) : server.Clock.Now;
            return server;
        }

        await server.InAsync<SetUpServer, Reply>(setUp =>
            setUp.RunAsync(server.Command(Admin), new Channel { Id = Log }, null, CancellationToken.None)
        );
        // There is nothing from before the index.
        await server.InAsync<BuildSearchIndex, bool>(async build =>
        {
            await ((IJob)build).Execute(null!, CancellationToken.None);
            return true;
        });
        return server;
    }

    public static Member Admin { get; } = Person(1) with { Permissions = Permissions.Administrator };

    /// <summary>Works for all departments, or for the first of them.</summary>
    public static Member Staff(int index, int departments = int.MaxValue) =>
        Person(10 + (ulong)index) with
        {
            Roles = [.. Roles.Take(departments)],
        };

    public static Member Person(ulong id) =>
        new()
        {
            User = new User { Id = new Snowflake(id), Username = $"person{id}" },
        };

    public CommandContext Command(Member member) =>
        new()
        {
            Id = Discord.NextId(),
            GuildId = Guild,
            ChannelId = Panel,
            Member = member,
            AppPermissions = Permissions.Administrator,
            Culture = English,
            GuildCulture = English,
        };

    public ModalContext Form(Member member, string text) =>
        new()
        {
            Id = Discord.NextId(),
            GuildId = Guild,
            ChannelId = Panel,
            Member = member,
            AppPermissions = Permissions.Administrator,
            Culture = English,
            GuildCulture = English,
            Values = new Dictionary<string, ModalValue>
            {
                ["description"] = new() { Text = text, Values = [text] },
            },
        };

    public Task IdleAsync() => _services.GetRequiredService<WaitableWork>().IdleAsync();

    /// <summary>As the host runs a handler: in a scope of its own.</summary>
    public async Task<TResult> InAsync<TService, TResult>(Func<TService, Task<TResult>> run)
        where TService : class
    {
        await using var scope = _services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The bytes of the database, with nothing left beside it.</summary>
    public async Task<long> SizeAsync()
    {
        await InAsync<TicketsDbContext, int>(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        return new FileInfo(Database).Length;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>Stands still until it is set.</summary>
internal sealed class Clock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Lives.End;

    public override DateTimeOffset GetUtcNow() => Now;
}
