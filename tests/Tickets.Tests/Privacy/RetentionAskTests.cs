using DCTicket.Contracts;
using DCTicket.Tickets.Privacy.Retention;
using DCTicket.Tickets.Tests.Archiving;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Privacy;

/// <summary>/support retention set shows what would go before it goes (M9).</summary>
public sealed class RetentionAskTests
{
    [Fact]
    public async Task A_shorter_time_is_set_only_after_a_look_at_what_goes()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        await world.WritesAsync(ticket, 5, "one", world.File("a.txt", [1, 2, 3]));
        await world.WritesAsync(ticket, 5, "two");
        await world.EndAsync(ticket);
        world.Time.Advance(TimeSpan.FromDays(40));
        var messages = await world.ReadAsync(db => db.Messages.CountAsync());

        var asked = await SetAsync(world, "tech", messages: "30d");

        Assert.Null((await world.DepartmentAsync()).Rules.KeepMessages);
        Assert.Contains($"tickets 1 · messages {messages} · files 1 · transcripts 0", asked.Message.Text(), StringComparison.Ordinal);
        Assert.Equal(["Set and delete", "Cancel"], asked.Message.Labels());
        asked.Message.Fits();
        var route = asked.Message.RouteOf("Set and delete").Value.Split(':');
        await world.InAsync<SetRetention, Update>(set =>
            set.ConfirmAsync(world.Click(), route[1], route[2], route[3], route[4], CancellationToken.None)
        );
        Assert.Equal(TimeSpan.FromDays(30), (await world.DepartmentAsync()).Rules.KeepMessages);
    }

    [Fact]
    public async Task All_departments_are_listed_and_a_longer_time_is_set_at_once()
    {
        await using var world = await TicketsWorld.StartAsync();
        var departments = await world.ReadAsync(db => db.Departments.CountAsync());
        var asked = await SetAsync(world, null, transcripts: "7d");
        Assert.Equal(departments, asked.Message.Text().Split("tickets 0").Length - 1);
        var route = asked.Message.RouteOf("Set and delete").Value.Split(':');
        await world.InAsync<SetRetention, Update>(set =>
            set.ConfirmAsync(world.Click(), route[1], route[2], route[3], route[4], CancellationToken.None)
        );
        var longer = await SetAsync(world, null, transcripts: "forever");
        Assert.Empty(longer.Message.Labels());
        Assert.Null((await world.DepartmentAsync()).Rules.KeepTranscripts);
    }

    [Fact]
    public async Task A_removed_department_that_still_has_tickets_can_be_named()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.EndAsync(await world.OpenedAsync());
        await world.EditAsync("tech", department => department.RemovedAt = world.Time.GetUtcNow());
        var asked = await SetAsync(world, "tech", files: "2d");
        Assert.False(asked.Refused);
        Assert.Contains("(removed)", asked.Message.Text(), StringComparison.Ordinal);
        var choices = await world.InAsync<SetRetention, IReadOnlyList<Choice>>(set =>
            set.CompleteAsync(world.Command(), "", CancellationToken.None)
        );
        Assert.Contains(choices, choice => choice is { Value: "tech" } && choice.Name.Contains("(removed)", StringComparison.Ordinal));
    }

    private static Task<Reply> SetAsync(
        TicketsWorld world,
        string? department,
        string? messages = null,
        string? files = null,
        string? transcripts = null
    ) =>
        world.InAsync<SetRetention, Reply>(set =>
            set.SetAsync(world.Command(), department, messages, files, transcripts, CancellationToken.None)
        );
}
