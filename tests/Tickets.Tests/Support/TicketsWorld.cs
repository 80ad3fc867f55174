using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Tickets.Tests;

/// <summary>The plugin over a real database file and a Discord in memory: a server that is set up, with two departments.</summary>
internal sealed partial class TicketsWorld : IAsyncDisposable
{
    public static readonly Snowflake Guild = new(100);

    public static readonly Snowflake PanelChannel = new(110);

    public static readonly Snowflake LogChannel = new(120);

    public static readonly Snowflake BotRole = RecordingDiscord.BotRole;

    public static readonly Snowflake TechRole = new(200);

    public static readonly Snowflake BillingRole = new(201);

    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static readonly Permissions BotPermissions =
        Permissions.ViewChannel
        | Permissions.SendMessages
        | Permissions.EmbedLinks
        | Permissions.AttachFiles
        | Permissions.ReadMessageHistory
        | Permissions.ManageChannels
        | Permissions.ManageRoles
        | Permissions.MentionEveryone
        | Permissions.PinMessages;

    private readonly string _folder = Directory.CreateTempSubdirectory("tickets-").FullName;
    private ServiceProvider _services;

    private TicketsWorld()
    {
        Discord = new RecordingDiscord(Time);
        Discord.Roles.AddRange([
            new Role { Id = Guild, Name = "@everyone" },
            new Role { Id = TechRole, Name = "Tech Support" },
            new Role { Id = BillingRole, Name = "Billing" },
        ]);
        Discord.OlderChannels.AddRange([
            new Channel { Id = PanelChannel, Name = "support" },
            new Channel { Id = LogChannel, Name = "old-log" },
        ]);
        Discord.BotHas = BotPermissions;
        Discord.Messages[PanelChannel] = [];
        Discord.Messages[LogChannel] = [];
        _services = Build();
    }

    /// <summary>Where the plugin keeps its files.</summary>
    public string Folder => _folder;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public RecordingDiscord Discord { get; }

    public FakeCommands Commands { get; } = new();

    /// <summary>What the host says of the server's language and time zone.</summary>
    public FakeGuildLocale Locale { get; } = new();

    /// <summary>How the queries of this world are answered.</summary>
    public QueryPlans Plans { get; } = new();

    /// <summary>What somebody else does to tickets between reading and saving.</summary>
    public Meddling Meddling { get; } = new();

    /// <summary>What other plugins would hear.</summary>
    public RaisedEventsRecorder Raised { get; } = new();

    /// <summary>What another plugin adds to tickets.</summary>
    public OtherPlugins Others { get; } = new();

    /// <summary>What plugins.json says.</summary>
    public TicketsOptions Options { get; private set; } = new() { Departments = TwoDepartments };

    public static List<DepartmentOptions> TwoDepartments =>
        [
            new()
            {
                Key = "tech",
                Name = new() { ["en"] = "Tech support", ["zh-TW"] = "技術支援" },
                Emoji = "🔧",
                Roles = ["Tech Support"],
            },
            new()
            {
                Key = "billing",
                Name = new() { ["en"] = "Billing", ["zh-TW"] = "帳務服務" },
                Emoji = "💳",
                Roles = ["Billing"],
            },
        ];

    public static User Person(ulong id) => new() { Id = new Snowflake(id), Username = $"person{id}" };

    public static async Task<TicketsWorld> StartAsync(bool withLog = true)
    {
        var world = new TicketsWorld();
        await world.InAsync<TicketsDbContext, bool>(async db =>
        {
            await db.Database.MigrateAsync();
            return true;
        });
        await world.SetUpAsync(withLog: withLog);
        return world;
    }

    /// <summary>A new process over the same data, perhaps with another plugins.json.</summary>
    public async Task RestartAsync(TicketsOptions? options = null)
    {
        await _services.GetRequiredService<WaitableWork>().StopAsync();
        await _services.DisposeAsync();
        Options = options ?? Options;
        _services = Build();
    }

    public Task<Reply> SetUpAsync(bool withLog = true) => SetUpAsync(withLog ? LogChannel : null);

    public Task<Reply> SetUpAsync(Snowflake? log) =>
        InAsync<SetUpServer, Reply>(setUp =>
            setUp.RunAsync(
                new CommandContext
                {
                    Id = Discord.NextId(),
                    GuildId = Guild,
                    ChannelId = PanelChannel,
                    Member = Member(1, Permissions.Administrator),
                    AppPermissions = BotPermissions,
                    Culture = English,
                    GuildCulture = English,
                    Texts = TicketTexts.Catalog,
                },
                log is { } channel ? new Channel { Id = channel } : null,
                null,
                CancellationToken.None
            )
        );

    public static Member Staff(ulong id) => Member(id, Permissions.None, TechRole, BillingRole);

    public Task IdleAsync() => _services.GetRequiredService<WaitableWork>().IdleAsync();

    public Task HandleAsync<TFeature>(Func<TFeature, Task> handle)
        where TFeature : class =>
        InAsync<TFeature, bool>(async feature =>
        {
            await handle(feature);
            return true;
        });

    public Task<Ticket> TicketAsync(int number = 1) =>
        InAsync<TicketsDbContext, Ticket>(
            db => db.Tickets.AsNoTracking().WithDepartment().SingleAsync(t => t.Number == number),
            idle: false
        );

    public Task<T> ReadAsync<T>(Func<TicketsDbContext, Task<T>> read) => InAsync(read);

    public async Task<TResult> InAsync<TService, TResult>(Func<TService, Task<TResult>> run, bool idle = true)
        where TService : class
    {
        if (typeof(TService) == typeof(TicketsDbContext))
            Plans.Pause();
        await using var scope = _services.CreateAsyncScope();
        var result = await run(scope.ServiceProvider.GetRequiredService<TService>());
        if (idle)
            await _services.GetRequiredService<WaitableWork>().IdleAsync();
        return Translated(result);
    }

    // As the host does with what a handler returns.
    private static TResult Translated<TResult>(TResult result) =>
        result switch
        {
            Reply { RefusalValue: { } why } => (TResult)(object)Reply.Refuse(why.In(English)),
            Update { RefusalValue: { } why } => (TResult)(object)Update.Refuse(why.In(English)),
            Modal { RefusalValue: { } why } => (TResult)(object)Modal.Refuse(why.In(English)),
            ReplyOrModal { Answer: Reply reply } => (TResult)(object)(ReplyOrModal)Translated(reply),
            ReplyOrModal { Answer: Modal modal } => (TResult)(object)(ReplyOrModal)Translated(modal),
            _ => result,
        };

    public static Member Member(ulong id, Permissions permissions = Permissions.None, params IReadOnlyList<Snowflake> roles) =>
        new()
        {
            User = Person(id),
            Permissions = permissions,
            Roles = roles,
        };

    public async ValueTask DisposeAsync()
    {
        await _services.GetRequiredService<WaitableWork>().StopAsync();
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Assert.True(Plans.Problems.Count == 0, string.Join("\n\n", Plans.Problems));
    }

    private ServiceProvider Build()
    {
        var builder = new ServicesBuilder(Path.Combine(_folder, "tickets.db"), Options, Plans, Meddling, Raised);
        new TicketsPlugin().Configure(builder);
        builder
            .Services.AddSingleton<IDiscord>(Discord)
            .AddSingleton<ICommands>(Commands)
            .AddSingleton<IGuildLocale>(Locale)
            .AddSingleton(Others)
            .AddScoped(typeof(IExports<>), typeof(TestExports<>))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<WaitableWork>()
            .AddSingleton<IBackgroundWork>(services => services.GetRequiredService<WaitableWork>())
            .AddSingleton(new PluginInfo("tickets", _folder))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        return builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
