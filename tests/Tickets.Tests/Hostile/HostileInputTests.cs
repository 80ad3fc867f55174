using System.Reflection;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Reopening;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Open;
using DCTicket.Tickets.Opening.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Tests;

/// <summary>
/// Buttons, selects and forms as no client of Discord's sends them: nothing fails, and nothing that is not theirs changes.
/// </summary>
public sealed partial class HostileInputTests
{
    private const int Rounds = 10;
    private static readonly Snowflake OtherGuild = new(101);

    // These make something new of what they are given.
    private static readonly string[] Makers = ["panel-create", "department-add"];

    // These name nothing: they are about the server itself, and an empty choice is one of theirs.
    private static readonly string[] OfServer = ["settings-log", "settings-reset", "settings-numbers", "settings-notices"];

    private static readonly string[] Texts =
    [
        "",
        "tech",
        "limits",
        "en",
        "options",
        "junk",
        "a:b:c",
        "%25",
        "\ud800",
        "AAAAAAAAAAAAAAAAAAAAAA",
        new string('x', 4000),
    ];

    private static readonly IReadOnlyList<string>[] Chosen =
    [
        [],
        [""],
        ["junk"],
        ["tech"],
        ["Text"],
        ["0"],
        ["18446744073709551615"],
        ["junk", "junk"],
        [.. Enumerable.Range(0, 40).Select(i => $"v{i}")],
    ];

    [Fact]
    public async Task Whatever_is_sent_to_a_handler_nothing_fails()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ids = await MakeAsync(world);
        var random = new Random(20261130);
        List<string> failures = [];
        foreach (var handler in Handlers())
        {
            for (var round = 0; round < Rounds; round++)
            {
                var guild = random.Next(4) == 0 ? OtherGuild : TicketsWorld.Guild;
                var sender = new Sender(
                    random,
                    [.. ids, Guid.NewGuid()],
                    guild,
                    random.Next(2) == 0 ? TicketsWorld.PanelChannel : await ChannelAsync(world)
                );
                if (await SendAsync(world, handler, sender) is { } failure)
                    failures.Add(failure);
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(10)));
    }

    [Fact]
    public async Task Foreign_ids_and_ids_of_another_server_change_nothing()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ids = await MakeAsync(world);
        var random = new Random(20261201);
        var before = await DumpAsync(world);
        List<string> failures = [];
        foreach (var handler in Handlers().Where(handler => !Makers.Concat(OfServer).Contains(NameOf(handler))))
        {
            for (var round = 0; round < Rounds; round++)
            {
                // Either nothing that is named is there, or it belongs to another server.
                var foreign = round % 2 == 0;
                var sender = new Sender(
                    random,
                    foreign ? [Guid.NewGuid(), Guid.Empty] : ids,
                    foreign ? TicketsWorld.Guild : OtherGuild,
                    TicketsWorld.PanelChannel
                );
                if (await SendAsync(world, handler, sender) is { } failure)
                    failures.Add(failure);
            }

            var after = await DumpAsync(world);
            if (after != before)
                failures.Add(
                    $"{handler.DeclaringType!.Name}.{handler.Name} changed: "
                        + $"{string.Join('\n', after.Split('\n').Except(before.Split('\n')))}"
                );
            before = after;
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(10)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_select_without_a_value_or_with_too_many_asks_for_the_department(int values)
    {
        await using var world = await TicketsWorld.StartAsync();
        IReadOnlyList<string> chosen = [.. Enumerable.Repeat("tech", values)];
        var form = await world.InAsync<OpenTicket, Modal>(open => open.ChooseAsync(world.Click(), chosen, CancellationToken.None));
        Assert.NotNull(form.Refusal);
        form = await world.InAsync<OpenTicket, Modal>(open =>
            open.ChooseAsync(world.Click(), new Snowflake(5), chosen, CancellationToken.None)
        );
        Assert.NotNull(form.Refusal);
    }

    [Fact]
    public async Task A_stranger_is_told_the_same_of_a_thread_whether_there_is_one_or_not()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.OpenAsync(6);
        await world.CloseAsync(await world.TicketAsync(2), 6);
        var stranger = world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(9));
        var answers = new List<string?>();
        foreach (var id in new[] { (await world.TicketAsync(1)).Id, (await world.TicketAsync(2)).Id, Guid.NewGuid() })
        {
            answers.Add(
                (await world.InAsync<JoinThread, Reply>(join => join.RunAsync(stranger, id, CancellationToken.None))).Message.Content
            );
            answers.Add(
                (await world.InAsync<ReopenClosed, Reply>(reopen => reopen.RunAsync(stranger, id, CancellationToken.None))).Message.Content
            );
        }

        Assert.Equal([TicketTexts.Get(TicketsWorld.English, "refuse.staff")], answers.Distinct());
    }

    private static IEnumerable<MethodInfo> Handlers()
    {
        var builder = new ServicesBuilder("none.db", new TicketsOptions());
        new TicketsPlugin().Configure(builder);
        return builder
            .Features.SelectMany(feature =>
                feature.GetMethods(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
            )
            .Where(method => NameOf(method).Length > 0);
    }

    private static string NameOf(MethodInfo method) =>
        method.GetCustomAttribute<ButtonAttribute>()?.Name
        ?? method.GetCustomAttribute<SelectMenuAttribute>()?.Name
        ?? method.GetCustomAttribute<ModalSubmitAttribute>()?.Name
        ?? "";

    // A department, a panel, a live ticket and a closed one.
    private static async Task<Guid[]> MakeAsync(TicketsWorld world)
    {
        await world.OpenAsync(5);
        await world.OpenAsync(6);
        await world.CloseAsync(await world.TicketAsync(2), 7, "done");
        return
        [
            await world.IdAsync(),
            (await world.TicketAsync(1)).Id,
            (await world.TicketAsync(2)).Id,
            await world.ReadAsync(db => db.Panels.Select(panel => panel.Id).FirstAsync()),
        ];
    }

    private static async Task<Snowflake> ChannelAsync(TicketsWorld world) => (await world.TicketAsync(1)).ChannelId!.Value;

    // As the dispatcher does it: who may not is refused before the handler is called.
    private static Task<string?> SendAsync(TicketsWorld world, MethodInfo handler, Sender sender) =>
        world.InAsync<IServiceProvider, string?>(async services =>
        {
            var arguments = handler.GetParameters().Select(parameter => sender.Value(world, parameter)).ToArray();
            var context = arguments.OfType<InteractionContext>().Single();
            foreach (var access in handler.GetCustomAttributes<AccessAttribute>())
            {
                if (await access.RefuseAsync(context, services, CancellationToken.None) is not null)
                    return null;
            }

            try
            {
                await (Task)
                    handler.Invoke(
                        handler.IsStatic ? null : services.GetRequiredService(handler.DeclaringType!),
                        BindingFlags.DoNotWrapExceptions,
                        null,
                        arguments,
                        null
                    )!;
            }
            catch (Exception e)
            {
                return $"{handler.DeclaringType!.Name}.{handler.Name}({string.Join(", ", arguments)}): {e}";
            }

            return null;
        });

    private static Task<string> DumpAsync(TicketsWorld world) =>
        world.ReadAsync(async db =>
        {
            var text = new StringBuilder();
            foreach (
                var table in db
                    .Model.GetEntityTypes()
                    .Where(type => type.ClrType != typeof(RefusedForm) && type.ClrType.Namespace == "DCTicket.Tickets")
            )
            {
                var where =
                    table.FindProperty("GuildId") is not null ? $" WHERE GuildId = {TicketsWorld.Guild}"
                    : table.ClrType == typeof(DepartmentRole)
                        ? $" WHERE DepartmentId IN (SELECT Id FROM departments WHERE GuildId = {TicketsWorld.Guild})"
                    : "";
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT * FROM {table.GetTableName()}{where}";
                await db.Database.OpenConnectionAsync();
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    text.Append(table.GetTableName())
                        .Append(':')
                        .AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue))
                        .Append('\n');
            }

            return text.ToString();
        });
}
