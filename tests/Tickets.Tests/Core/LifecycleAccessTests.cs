using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Queue;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Health.Recovery;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Core.Lifecycle.TicketAction;
using static DCTicket.Tickets.Tests.Core.LifecycleTable;

namespace DCTicket.Tickets.Tests.Core;

public sealed class LifecycleAccessTests
{
    // Who may stand in a ticket's channel, and what they are there, by the letters above.
    private static readonly (string Name, Member Member, string Letters)[] People =
    [
        ("owner", TicketsWorld.Member(5), "O"),
        ("owner with the department's role", TicketsWorld.Member(5, Permissions.None, TicketsWorld.TechRole), "OS"),
        ("owner and administrator", TicketsWorld.Member(5, Permissions.Administrator), "OSD"),
        ("invited member", TicketsWorld.Member(7), "I"),
        ("member of an invited role", TicketsWorld.Member(8, Permissions.None, new Snowflake(250)), "I"),
        ("invited member with the department's role", TicketsWorld.Member(7, Permissions.None, TicketsWorld.TechRole), "IS"),
        ("staff", TicketsWorld.Member(9, Permissions.None, TicketsWorld.TechRole), "S"),
        ("assignee", TicketsWorld.Member(10, Permissions.None, TicketsWorld.TechRole), "SA"),
        ("assignee without the role", TicketsWorld.Member(10), ""),
        ("administrator without a role", TicketsWorld.Member(11, Permissions.Administrator), "SD"),
        ("staff of another department", TicketsWorld.Member(12, Permissions.None, TicketsWorld.BillingRole), ""),
        (
            "moderator of the server",
            TicketsWorld.Member(13, Permissions.ManageGuild | Permissions.ManageChannels | Permissions.ManageMessages),
            ""
        ),
        ("stranger", TicketsWorld.Member(14), ""),
    ];

    // What really stands before each handler, by the action that it asks for.
    private static readonly ILookup<TicketAction, AccessAttribute> Access = HandlerMethods()
        .Where(method => method.IsDefined(typeof(RequireActionAttribute)))
        .SelectMany(
            method => method.GetCustomAttributes<AccessAttribute>(),
            (method, access) => (method.GetCustomAttribute<RequireActionAttribute>()!.Action, access)
        )
        .ToLookup(row => row.Action, row => row.access);

    [Theory] // B4, B21, B23
    [InlineData(nameof(TicketState.Open))]
    [InlineData(nameof(TicketState.WaitingForStaff))]
    [InlineData(nameof(TicketState.WaitingForCustomer))]
    [InlineData(nameof(TicketState.Resolved))]
    [InlineData(nameof(TicketState.Closed))]
    public async Task B4_In_every_state_everybody_may_do_what_was_written_down_and_nothing_else(string stateName)
    {
        var state = Enum.Parse<TicketState>(stateName);
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var (ticket, expected) = (await world.TicketAsync(), Read());
        foreach (var (_, action) in Cells().Where(cell => cell.State == state))
        {
            var cell = expected.TryGetValue((state, action), out var found) ? found : ("", state);
            foreach (var (name, member, letters) in People)
            {
                await SetAsync(world, state);
                var allowed = cell.Item1.Intersect(letters).Any();
                var shown = await AsksAsync(world, ticket, action, member);
                var result = await world.InAsync<TicketActions, ChangeResult>(change =>
                    change.ChangeAsync(TicketsWorld.Guild, ticket.Id, action, member, null, CancellationToken.None)
                );
                Assert.True(
                    allowed == shown is null,
                    $"The handlers of {action} in {state} let the {name} {(shown is null ? "through" : "not through")}."
                );
                Assert.True(allowed == result.Refusal is null, $"{action} in {state} by the {name}: {result.Refusal?.Key ?? "done"}");
                Assert.Equal(allowed ? cell.Item2 : state, (await world.TicketAsync()).State);
                if (result.Refusal is { } refusal)
                    Assert.Equal(shown, refusal.In(TicketsWorld.English));
            }

            await SetAsync(world, state);
            var bySystem = await world.InAsync<TicketActions, ChangeResult>(change =>
                change.BySystemAsync(TicketsWorld.Guild, ticket.Id, action, null, CancellationToken.None)
            );
            Assert.True(cell.Item1.Contains('X', StringComparison.Ordinal) == bySystem.Refusal is null, $"{action} in {state} by DCTicket");
        }
    }

    [Fact]
    public async Task Where_a_department_keeps_closing_to_its_staff_the_owner_is_told_to_resolve()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.SetAsync("tech", department => department.Rules = new() { OwnerMayClose = false });
        var ticket = await world.TicketAsync();
        Assert.Contains(
            "mark this one as resolved",
            await AsksAsync(world, ticket, Close, TicketsWorld.Member(5)),
            StringComparison.Ordinal
        );
        Assert.Null(await AsksAsync(world, ticket, Close, TicketsWorld.Staff(6)));
        Assert.Null(await AsksAsync(world, ticket, Resolve, TicketsWorld.Member(5)));
    }

    [Fact] // field B19
    public async Task Nobody_does_anything_with_a_ticket_from_another_server_or_outside_of_its_channel()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        foreach (var action in Enum.GetValues<TicketAction>())
        {
            var admin = TicketsWorld.Member(1, Permissions.Administrator);
            var elsewhere = await world.InAsync<TicketActions, ChangeResult>(change =>
                change.ChangeAsync(new Snowflake(999), ticket.Id, action, admin, null, CancellationToken.None)
            );
            Assert.Equal("refuse.no-ticket", elsewhere.Refusal!.Key);
            Assert.NotNull(await AsksAsync(world, ticket, action, admin, TicketsWorld.PanelChannel));
            Assert.NotNull(await AsksAsync(world, ticket, action, admin, guild: new Snowflake(999)));
        }

        Assert.Equal(0, (await world.TicketAsync()).Version);
    }

    [Fact]
    public void Every_button_that_is_shown_is_possible_for_somebody_and_a_closed_ticket_has_none()
    {
        foreach (var state in Enum.GetValues<TicketState>())
            Assert.All(
                TicketLifecycle.Buttons(state),
                action => Assert.NotEqual(ActorRoles.None, TicketLifecycle.Find(state, action)!.Who & ~ActorRoles.System)
            );
        Assert.Empty(TicketLifecycle.Buttons(TicketState.Closed));
        Assert.Equal([Handoff, Claim, Resolve, Close], TicketLifecycle.Buttons(TicketState.Open));
        Assert.Equal([Reopen, Close], TicketLifecycle.Buttons(TicketState.Resolved));
    }

    // What asks which cell of the table, written down by hand: commands, buttons, forms.
    private const string Handlers = """
        ConfirmClose close-confirm
        DeclineClose close-decline
        RequestClose /staff+request-close
        Handoff     /ticket+escalate handoff
        Claim       /staff+claim claim
        Unclaim     /staff+unclaim
        Assign      /staff+assign
        Transfer    /staff+transfer
        Invite      /ticket+invite
        Uninvite    /ticket+uninvite
        Rename      /staff+rename
        SetPriority /staff+priority
        ChangeLabels /staff+label+add /staff+label+remove
        SetAutoClose /staff+auto-close
        Snooze      /staff+snooze
        EndSnooze   /staff+unsnooze
        SendReply   /staff+reply+send
        Note        /staff+note+add /staff+note+list staff-note
        Resolve     /ticket+resolve resolve
        Reopen      reopen
        Close       /close close close
        """;

    // B4, field B19: no handler of a ticket is open to whoever sees its button.
    [Fact]
    public void B4_Every_handler_that_does_something_with_a_ticket_asks_the_table_and_for_its_own_action()
    {
        var handlers = HandlerMethods()
            .Select(method => (Method: method, Name: NameOf(method)))
            .Where(handler => handler.Name is not null)
            .ToList();

        var asking = handlers
            .Where(handler => handler.Method.IsDefined(typeof(RequireActionAttribute)))
            .GroupBy(
                handler => handler.Method.GetCustomAttribute<RequireActionAttribute>()!.Action,
                handler => handler.Name!.Replace(' ', '+')
            )
            .ToDictionary(group => group.Key.ToString(), group => string.Join(' ', group.Order(StringComparer.Ordinal)));
        var expected = Handlers
            .Split('\n', StringSplitOptions.TrimEntries)
            .Select(row => row.Split(' ', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(row => row[0], row => row[1]);
        Assert.Equal(expected.OrderBy(row => row.Key, StringComparer.Ordinal), asking.OrderBy(row => row.Key, StringComparer.Ordinal));

        // Whoever can change a ticket asks; in direct messages, in the list of waiting tickets and for a ticket by its number there is no
        // channel to ask for, and the change itself checks.
        var open = handlers.Where(handler =>
            !handler.Method.IsDefined(typeof(RequireActionAttribute))
            && !handler.Method.IsDefined(typeof(InDirectMessagesAttribute))
            && handler.Method.DeclaringType != typeof(ListWaiting)
            && handler.Method.DeclaringType != typeof(RepairTicket)
            && handler
                .Method.DeclaringType!.GetConstructors()[0]
                .GetParameters()
                .Any(parameter => parameter.ParameterType == typeof(TicketActions))
        );
        Assert.Empty(open.Select(handler => handler.Name));
    }

    private static string? NameOf(MethodInfo method) =>
        method
            .GetCustomAttributes()
            .Select(attribute =>
                attribute switch
                {
                    CommandAttribute command => "/" + command.Name,
                    ButtonAttribute button => button.Name,
                    ModalSubmitAttribute form => form.Name,
                    SelectMenuAttribute select => select.Name,
                    MessageCommandAttribute command => command.Name,
                    UserCommandAttribute command => command.Name,
                    _ => null,
                }
            )
            .FirstOrDefault(name => name is not null);

    /// <summary>What the checks before the handlers of an action say, as the handlers themselves declare them; all say the same.</summary>
    private static Task<string?> AsksAsync(
        TicketsWorld world,
        Ticket ticket,
        TicketAction action,
        Member member,
        Snowflake? channel = null,
        Snowflake? guild = null
    ) =>
        world.InAsync<IServiceProvider, string?>(async services =>
        {
            var context = new CommandContext
            {
                Id = new(1),
                GuildId = guild ?? TicketsWorld.Guild,
                ChannelId = channel ?? ticket.ChannelId!.Value,
                Member = member,
                AppPermissions = TicketsWorld.BotPermissions,
                Culture = TicketsWorld.English,
                GuildCulture = TicketsWorld.English,
                Texts = TicketTexts.Catalog,
            };
            List<string?> said = [];
            foreach (var access in Access[action])
                said.Add(await access.RefuseAsync(context, services, CancellationToken.None));
            return said.Count == 0
                ? await new RequireActionAttribute(action).RefuseAsync(context, services, CancellationToken.None)
                : Assert.Single(said.Distinct());
        });

    private static IEnumerable<MethodInfo> HandlerMethods()
    {
        var plugin = new ServicesBuilder("x", new TicketsOptions());
        new TicketsPlugin().Configure(plugin);
        return plugin.Features.SelectMany(feature =>
            feature.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        );
    }

    // Its channel is gone, so that nothing follows from what is done here.
    private static Task<int> SetAsync(TicketsWorld world, TicketState state) =>
        world.ReadAsync(async db =>
        {
            var ticket = await db.Tickets.Include(t => t.Members).SingleAsync();
            ticket.With(t => t.State, state).With(t => t.AssigneeId, new Snowflake(10));
            ticket.With(t => t.Slot, state == TicketState.Closed ? null : 1);
            ticket.With(t => t.ClosedAt, state == TicketState.Closed ? world.Time.GetUtcNow() : null);
            ticket.With(t => t.ChannelDeletedAt, world.Time.GetUtcNow());
            ticket.Abandon(EffectKinds.All);
            ticket.ScheduleRun(null);
            ticket.With(t => t.Members, [new() { TargetId = new(7) }, new() { TargetId = new(250), IsRole = true }]);
            return await db.SaveChangesAsync();
        });
}
