using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DCTicket.Tickets.Tests.Earlier;

/// <summary>What the version before the areas has written is read by this one.</summary>
public sealed class EarlierDatabaseTests : IDisposable
{
    private static readonly MethodInfo Load = typeof(EarlierDatabaseTests).GetMethod(
        nameof(LoadAsync),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    private readonly EarlierDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_database_of_an_earlier_version_is_migrated_and_keeps_each_row_and_each_value_of_its_JSON()
    {
        var tables = await _database.TablesAsync();
        var before = await _database.CountAsync(tables);
        await using var db = await _database.OpenAsync();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(before, await _database.CountAsync(tables));

        var entities = db.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList();
        foreach (var entity in entities)
            await (Task)Load.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
        Assert.Empty(tables.Except(entities.Select(entity => entity.GetTableName()!)));

        var checkedColumns = 0;
        foreach (var property in db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(EarlierDatabase.IsJson))
        {
            var table = property.DeclaringType.ContainingEntityType.GetTableName()!;
            var read = db
                .ChangeTracker.Entries()
                .Where(entry => entry.Metadata == property.DeclaringType)
                .Select(entry => Write(property, entry.CurrentValues[property]))
                .ToList();
            foreach (var kept in await _database.JsonAsync(table, property.GetColumnName()))
            {
                Assert.True(read.Exists(json => EarlierDatabase.Holds(json, kept)), $"{table}.{property.Name} loses some of {kept}");
                checkedColumns++;
            }
        }

        Assert.True(checkedColumns > 50, $"Only {checkedColumns} values of JSON were compared.");
    }

    [Fact]
    public async Task Tickets_departments_and_settings_of_an_earlier_version_mean_the_same()
    {
        await using var db = await _database.OpenAsync();
        var tickets = await db.Tickets.Include(t => t.Members).OrderBy(t => t.Number).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                TicketState.WaitingForStaff,
                TicketState.Closed,
                TicketState.Closed,
                TicketState.Closed,
                TicketState.WaitingForStaff,
                TicketState.Resolved,
                TicketState.Closed,
                TicketState.WaitingForStaff,
            ],
            tickets.Select(ticket => ticket.State)
        );
        Assert.Equal((TicketPriority.Urgent, "Tess", 1), (tickets[0].Priority, tickets[0].AssigneeName, tickets[0].Members.Count));
        Assert.Equal((4, "Very kind!", "Paid back", "Bill"), Closed(tickets[1]));
        Assert.Equal(tickets[3].Id, tickets[4].ReopenedFromId);
        Assert.Equal(
            [("Plan", FormFieldKind.Select, "Gold"), ("Which server?", FormFieldKind.Text, "alpha")],
            tickets[5].Answers.Take(2).Select(answer => (answer.Label, answer.Kind, answer.Values[0]))
        );
        Assert.Equal(
            "Customer is *nice*.",
            (await db.Notes.FirstAsync(note => note.TicketId == tickets[0].Id, TestContext.Current.CancellationToken)).Text
        );
        Assert.Contains(
            TicketAction.Transfer,
            await db
                .History.Where(h => h.TicketId == tickets[1].Id)
                .Select(h => h.Action)
                .ToListAsync(TestContext.Current.CancellationToken)
        );

        var vip = await db.Departments.SingleAsync(d => d.Key == "vip", TestContext.Current.CancellationToken);
        Assert.Equal([2, 2], vip.Form.Select(page => page.Fields.Count));
        Assert.Equal("⭐", vip.Emoji);
        var guild = await db.GuildSettings.SingleAsync(g => g.MaxOpenPerMember != null, TestContext.Current.CancellationToken);
        Assert.Equal((20, 40), (guild.MaxOpenPerMember, guild.FloodLimit));
        Assert.Equal("Spam", (await db.Blocklist.SingleAsync(TestContext.Current.CancellationToken)).Reason);
        Assert.Equal(ExportState.Done, (await db.Exports.SingleAsync(TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task A_form_that_an_earlier_version_refused_opens_filled_in()
    {
        await using var db = await _database.OpenAsync();
        var kept = await db.RefusedForms.SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("open:billing:0:0", "New ticket: Billing"), (kept.Route, kept.Title));
        var input = Assert.IsType<TextInput>(Assert.Single(FormJson.Read(kept.Inputs)));
        Assert.Equal(("description", 10, 12), (input.Name, input.MinLength, input.Value!.Length));
    }

    [Fact]
    public void Each_kind_of_field_that_an_earlier_version_has_kept_is_read()
    {
        const string kept = """
            [{"kind":"FormText","Text":"Page 1"},
            {"kind":"TextInput","Value":"alpha","Multiline":false,"MinLength":1,"MaxLength":9,"Name":"a","Label":"Text"},
            {"kind":"StringSelectInput","Options":[{"Default":true,"Label":"Gold","Value":"gold"}],"Name":"b","Label":"Select"},
            {"kind":"UserSelectInput","Default":["11"],"Name":"c","Label":"User"},
            {"kind":"RoleSelectInput","Default":["12"],"Name":"d","Label":"Role"},
            {"kind":"MentionableSelectInput","Default":[{"Id":"13","IsRole":true}],"Name":"e","Label":"Both"},
            {"kind":"ChannelSelectInput","Default":["14"],"Name":"f","Label":"Channel"},
            {"kind":"FileUploadInput","MinValues":1,"MaxValues":1,"Name":"g","Label":"File"},
            {"kind":"RadioInput","Options":[{"Default":true,"Label":"Yes","Value":"yes"}],"Name":"h","Label":"Radio"},
            {"kind":"CheckboxGroupInput","Options":[{"Default":true,"Label":"Red","Value":"red"}],"Name":"i","Label":"Boxes"},
            {"kind":"CheckboxInput","Default":true,"Name":"j","Label":"Box"}]
            """;

        Assert.Equal(11, FormJson.Read(kept).Count);
        Assert.Equal(
            ["alpha", "Gold", "11", "12", "13", "14", "", "Yes", "Red", "true"],
            FormJson.Values(kept).Select(field => field.Value)
        );
    }

    [Fact]
    public async Task Events_that_an_earlier_version_has_not_delivered_are_read()
    {
        await using var db = await _database.OpenAsync();
        var rows = await db.Set<OutboxRow>().OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([6, 7, 7, 8], rows.Select(row => NumberOf(row)));
    }

    private static int NumberOf(OutboxRow row)
    {
        var type = typeof(TicketOpened).Assembly.GetType(row.EventType, throwOnError: true)!;
        Assert.Contains($"({type.Name})", row.Subscriber, StringComparison.Ordinal);
        var e = (TicketEvent)JsonSerializer.Deserialize(row.Payload, type)!;
        Assert.True(
            EarlierDatabase.Holds(JsonSerializer.SerializeToNode(e, type), JsonNode.Parse(row.Payload)),
            $"{type.Name} loses some of {row.Payload}"
        );
        Assert.Equal(row.OrderKey, e.OrderKey);
        return e switch
        {
            TicketOpened opened => opened.Number,
            TicketClosed closed => closed.Number,
            _ => 0,
        };
    }

    private static (int?, string?, string?, string?) Closed(Ticket ticket) =>
        (ticket.Rating, ticket.RatingComment, ticket.CloseReason, ticket.ClosedByName);

    private static JsonNode? Write(IProperty property, object? value) =>
        value is null ? null : JsonNode.Parse((string)property.GetValueConverter()!.ConvertToProvider(value)!);

    private static async Task LoadAsync<T>(TicketsDbContext db)
        where T : class => await db.Set<T>().LoadAsync();
}
