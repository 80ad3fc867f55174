using System.Text.Json.Nodes;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>Those whose handlers, parts or dependencies are wrong.</summary>
internal sealed partial record BadPlugin
{
    private static IEnumerable<BadPlugin> Handlers() =>
        [
            Feature(
                "no-access",
                "Bad.RunAsync does not say who may use it; add [Everyone]",
                OneCommand.Replace("Everyone, ", "", default) + ") => null;"
            ),
            Feature(
                "modal-answers-modal",
                "Bad.RunAsync returns Task`1; a modal returns Task<Reply> or Task<Update>",
                "[Everyone, ModalSubmit(\"bad\")] public Task<Modal> RunAsync(ModalContext context) => null;"
            ),
            Feature(
                "odd-option",
                "has an option “when” of DateTime; use string, long, bool, Channel, User, Role, Mentionable, Attachment or an enum",
                OneCommand + ", [Option(\"when\", \"When\")] DateTime when) => null;"
            ),
            Feature(
                "taken-command",
                "The command /close belongs to the plugin tickets already. Turn one of the two plugins off",
                "[Everyone, Command(\"close\", \"Closes\")] public Task<Reply> RunAsync(CommandContext context) => null;"
            ),
            Feature(
                "odd-event",
                "Bad.HandleAsync is marked [On] and must look like this",
                "[On] public Task HandleAsync(string e) => Task.CompletedTask;"
            ),
            Feature(
                "long-name",
                "use 1–40 small letters, digits and -",
                $"[Everyone, Button(\"{new string('b', 41)}\")] public Task<Reply> RunAsync(ComponentContext context) => null;"
            ),
            Feature(
                "long-custom-id",
                "has custom ids of at least 121 characters, “long-custom-id:bad:…”; Discord takes 100",
                "[Everyone, Button(\"bad\")] "
                    + "public Task<Reply> RunAsync(ComponentContext context, Guid a, Guid b, Guid c, int d, int e) => null;"
            ),
            Feature(
                "refused-by-discord",
                "Discord does not take its command /refused",
                "[Everyone, Command(\"refused\", \"Refused\")] public Task<Reply> RunAsync(CommandContext context, "
                    + "[Option(\"same\", \"One\")] string one, [Option(\"same\", \"Two\")] string two) => null;"
            ),
            new(
                "several",
                ConfigureFailed,
                [
                    "Bad.First does not say who may use it",
                    "Bad.Second has the name “B”",
                    "Bad.Third is marked [On]",
                    "The job Never is to run every 00:00:00; the shortest pause is a second",
                ],
                (plugins, id) =>
                    plugins
                        .Add(id)
                        .Compile(
                            id,
                            "plugin.AddFeature<Bad>().AddJob<Never>(TimeSpan.Zero);",
                            """
                            public sealed class Bad
                            {
                                [Command("first", "First")] public Task<Reply> First(CommandContext context) => null;
                                [Everyone, Button("B")] public Task<Reply> Second(ComponentContext context) => null;
                                [On] public void Third() { }
                            }
                            """ + NeverJob
                        )
            ),
        ];

    private static IEnumerable<BadPlugin> Parts() =>
        [
            Code("configure-throws", "Its Configure failed: I forgot", "throw new InvalidOperationException(\"I forgot\");"),
            Code(
                "no-texts",
                "Its texts “Hello.Textz” cannot be loaded. Give ResourceManager the name under which the build embeds the .resx file",
                "plugin.AddTexts(new TextCatalog(new System.Resources.ResourceManager(\"Hello.Textz\", typeof(Plugin).Assembly)));"
            ),
            Code(
                "same-job",
                "The plugin adds two jobs that are called Never; give one another name.",
                "plugin.AddJob<Never>(TimeSpan.FromHours(1)).AddJob<Never>(TimeSpan.FromHours(2));",
                NeverJob
            ),
            Code(
                "odd-cron",
                "The job Never is to run at “every day”, which is no cron expression of Quartz",
                "plugin.AddJob<Never>(\"every day\", TimeZoneInfo.Utc);",
                NeverJob
            ),
            Feature(
                "same-button",
                "are both the button “bad”; give one another name.",
                "[Everyone, Button(\"bad\")] public Task<Reply> A(ComponentContext context) => null;"
                    + "[Everyone, Button(\"bad\")] public Task<Reply> B(ComponentContext context) => null;"
            ),
            Code("private-export", "exports Mine, which other plugins cannot see", "plugin.Export<Mine, Mine>();", "public class Mine;"),
            Code(
                "no-service",
                "IFormatProvider",
                "plugin.AddService<Asks>();",
                "public sealed class Asks(IFormatProvider nobodyHasThis) { public object It => nobodyHasThis; }",
                "ServicesInvalid"
            ),
            Code(
                "start-throws",
                "Its services could not be created: No network",
                "plugin.AddSingleton<Watched>().AddFeature<Listens>();",
                """
                public sealed class Watched : ChannelSet { public Watched() => throw new InvalidOperationException("No network"); }
                public sealed class Listens
                {
                    [On(Where = typeof(Watched))] public Task HandleAsync(MessageCreated e, CancellationToken token) => Task.CompletedTask;
                }
                """
            ),
            Code(
                "bad-migration",
                "bad-migration.db could not be migrated",
                "plugin.AddDatabase<Db>();",
                """
                public sealed class Db(Microsoft.EntityFrameworkCore.DbContextOptions<Db> options) : PluginDbContext(options);
                [Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(Db))]
                [Microsoft.EntityFrameworkCore.Migrations.Migration("20260101000000_Broken")]
                public sealed class Broken : Microsoft.EntityFrameworkCore.Migrations.Migration
                {
                    protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder builder) =>
                        builder.Sql("CREATE TABLE this is not SQL");
                }
                """,
                "MigrationFailed"
            ),
            new(
                "wrong-setting",
                ConfigureFailed,
                ["settings.number: this is no whole number"],
                (plugins, id) =>
                    plugins
                        .Add(id, entry: new JsonObject { ["settings"] = new JsonObject { ["number"] = "many" } })
                        .Compile(id, "plugin.AddOptions<Settings>();", "public sealed class Settings { public int Number { get; set; } }")
            ),
        ];

    private static IEnumerable<BadPlugin> Dependencies() =>
        [
            Needs("needs-missing", "missing", "It needs the plugin missing [1.0.0, 2.0.0), but plugins.json does not list it."),
            Needs("needs-failed", "configure-throws", "but it does not run (ConfigureFailed). Fix configure-throws first."),
            Needs("needs-newer", "well", "It needs the plugin well [2.0.0, 3.0.0), but 1.0.0 is installed.", "[2.0,3.0)"),
            Needs("needs-disabled", "disabled", "but plugins.json says \"enabled\": false. Enable disabled there."),
            Needs("cycle-a", "cycle-b", "Its dependencies lead back to it: cycle-a → cycle-b → cycle-a."),
            Needs("cycle-b", "cycle-a", "Its dependencies lead back to it: cycle-b → cycle-a → cycle-b."),
            new(
                "disabled",
                "Disabled",
                ["plugins.json says \"enabled\": false"],
                (plugins, id) => plugins.Add(id, entry: new JsonObject { ["enabled"] = false })
            ),
        ];
}
