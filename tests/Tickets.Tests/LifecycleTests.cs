using System.Reflection;
using System.Text;
using DCTicket.Contracts;
using static DCTicket.Tickets.TicketAction;

namespace DCTicket.Tickets.Tests;

public sealed class LifecycleTests
{
    // Who may do what in which state, and which state it is then, written down by hand. O owner, I invited, S staff, A assignee, D administrator, X DCTicket itself.
    private const string Expected = """
        CustomerWrites     OI  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForStaff Resolved>WaitingForStaff
        StaffWrites        S   Open>WaitingForCustomer WaitingForStaff>WaitingForCustomer WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Handoff            OIS Open>WaitingForStaff WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForStaff
        Claim              S   Open>WaitingForStaff WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer
        Unclaim            AD  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer
        Assign             S   Open>WaitingForStaff WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer
        Transfer           S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForStaff
        Invite             OS  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Uninvite           OS  Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Rename             S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        SetPriority        S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Note               S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Repair             S   Open>Open WaitingForStaff>WaitingForStaff WaitingForCustomer>WaitingForCustomer Resolved>Resolved
        Resolve            OS  Open>Resolved WaitingForStaff>Resolved WaitingForCustomer>Resolved
        Reopen             OIS Resolved>WaitingForStaff
        Reopen             S   Closed>Closed
        Close              OS  Open>Closed WaitingForStaff>Closed WaitingForCustomer>Closed Resolved>Closed
        Rate               O   Closed>Closed
        WarnOfInactivity   X   Open>Open WaitingForCustomer>WaitingForCustomer
        CloseInactive      X   Open>Closed WaitingForCustomer>Closed
        Expire             X   Resolved>Closed
        OwnerLeaves        X   Open>Closed WaitingForStaff>Closed WaitingForCustomer>Closed Resolved>Closed
        ChannelGone        X   Open>Closed WaitingForStaff>Closed WaitingForCustomer>Closed Resolved>Closed
        """;

    private static readonly Dictionary<char, ActorRoles> _letters = new()
    {
        ['O'] = ActorRoles.Owner,
        ['I'] = ActorRoles.Invited,
        ['S'] = ActorRoles.Staff,
        ['A'] = ActorRoles.Assignee,
        ['D'] = ActorRoles.Admin,
        ['X'] = ActorRoles.System,
    };

    [Fact]
    public void Every_cell_of_the_table_is_as_it_was_written_down()
    {
        var expected = new Dictionary<(TicketState, TicketAction), (ActorRoles Who, TicketState To)>();
        foreach (var row in Expected.Split('\n', StringSplitOptions.TrimEntries))
        {
            var parts = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var who = parts[1].Aggregate(ActorRoles.None, (all, letter) => all | _letters[letter]);
            foreach (var cell in parts[2..])
                expected.Add((Enum.Parse<TicketState>(cell.Split('>')[0]), Enum.Parse<TicketAction>(parts[0])), (who, Enum.Parse<TicketState>(cell.Split('>')[1])));
        }

        foreach (var state in Enum.GetValues<TicketState>())
            foreach (var action in Enum.GetValues<TicketAction>())
            {
                var found = Lifecycle.Find(state, action);
                Assert.Equal(expected.ContainsKey((state, action)), found is not null);
                if (found is not null)
                    Assert.Equal(expected[(state, action)], (found.Who, found.To));
            }
    }

    [Fact]
    public async Task What_the_table_does_not_have_is_refused_for_every_member_in_every_state_and_the_rest_is_done()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var id = (await world.TicketAsync()).Id;
        var people = new (Member Member, ActorRoles Roles)[]
        {
            (TicketsWorld.Member(5), ActorRoles.Owner),
            (TicketsWorld.Member(7), ActorRoles.None),
            (TicketsWorld.Staff(8), ActorRoles.Staff),
            (TicketsWorld.Member(9, Permissions.Administrator), ActorRoles.Staff | ActorRoles.Admin),
        };
        foreach (var state in Enum.GetValues<TicketState>())
            foreach (var action in Enum.GetValues<TicketAction>().Where(action => action is not (Open or ChannelGone)))
                foreach (var (member, roles) in people)
                {
                    await SetAsync(world, id, state);
                    var allowed = Lifecycle.Find(state, action) is { } transition && transition.IsFor(roles);
                    var result = await world.InAsync<ChangeTicket, ChangeResult>(change => change.RunAsync(TicketsWorld.Guild, id, action, member, null, CancellationToken.None), idle: false);
                    Assert.True(allowed == (result.Refusal is null), $"{action} in {state} by {roles}: {result.Refusal?.Key ?? "done"}");
                    // What members are told exists in both languages.
                    result.Refusal?.In(TicketsWorld.English);
                }
    }

    [Fact]
    public void Every_button_that_is_shown_is_possible_for_somebody_and_a_closed_ticket_has_none()
    {
        foreach (var state in Enum.GetValues<TicketState>())
            Assert.All(Lifecycle.Buttons(state), action => Assert.NotEqual(ActorRoles.None, Lifecycle.Find(state, action)!.Who & ~ActorRoles.System));
        Assert.Empty(Lifecycle.Buttons(TicketState.Closed));
        Assert.Equal([Handoff, Claim, Resolve, Close], Lifecycle.Buttons(TicketState.Open));
        Assert.Equal([Reopen, Close], Lifecycle.Buttons(TicketState.Resolved));
    }

    // B4, B19: no handler of a ticket is open to whoever sees its button.
    [Fact]
    public void Every_handler_in_a_tickets_channel_asks_the_table()
    {
        var features = new ServicesBuilder("x", new TicketsOptions());
        new TicketsPlugin().Configure(features);
        var open = features.Features.SelectMany(feature => feature.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttributes().Any(a => a is CommandAttribute or ButtonAttribute or FormAttribute or SelectAttribute))
            .Where(method => method.GetParameters().Any(p => p.ParameterType == typeof(Guid) && p.Name == "ticketId"))
            .Where(method => method.GetCustomAttribute<RequireActionAttribute>() is null && !method.IsDefined(typeof(InDirectMessagesAttribute)));
        Assert.Empty(open);
    }

    [Fact]
    public void The_page_of_the_docs_shows_the_table_as_it_is()
    {
        var page = File.ReadAllText(Path.Combine(TextsTests.Root(), "docs", "tickets.md"));
        Assert.Contains(Table(), page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string Table()
    {
        var states = Enum.GetValues<TicketState>().OrderBy(state => state == TicketState.Closed).ToList();
        var text = new StringBuilder();
        text.Append("| Action | Who | ").AppendJoin(" | ", states.Select(Words)).Append(" |\n|---|---|").Append(string.Concat(states.Select(_ => "---|"))).Append('\n');
        foreach (var row in Lifecycle.Table.GroupBy(t => (t.Action, t.Who)).OrderBy(group => group.Key.Action))
        {
            text.Append("| ").Append(Words(row.Key.Action)).Append(" | ").AppendJoin(", ", Enum.GetValues<ActorRoles>().Where(role => role != 0 && row.Key.Who.HasFlag(role)).Select(Words))
                .Append(" | ").AppendJoin(" | ", states.Select(state => row.FirstOrDefault(t => t.From == state) is { } t ? t.To == state ? "✓" : "→ " + Words(t.To) : "")).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Words<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return value is ActorRoles.System ? "DCTicket" : string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
    }

    private static Task<int> SetAsync(TicketsWorld world, Guid id, TicketState state) => world.InAsync<TicketsDbContext, int>(
        async db =>
        {
            var ticket = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Tickets, t => t.Id == id);
            (ticket.State, ticket.AssigneeId, ticket.ClosedAt) = (state, null, state == TicketState.Closed ? world.Time.GetUtcNow() : null);
            ticket.ChannelDeletedAt = state == TicketState.Closed ? world.Time.GetUtcNow() : null;
            ticket.Skipped = EffectKinds.All;
            ticket.Slot = state == TicketState.Closed ? null : 1;
            return await db.SaveChangesAsync();
        },
        idle: false);
}
