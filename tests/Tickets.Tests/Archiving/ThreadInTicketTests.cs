using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Archiving;

/// <summary>Threads that somebody opens in a ticket's channel.</summary>
public sealed class ThreadInTicketTests
{
    private static readonly User Adam = TicketsWorld.Person(1);

    [Fact] // M5
    public async Task Threads_in_a_tickets_channel_are_locked_and_kept_before_it_goes_and_private_ones_are_for_staff_alone()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        var channel = ticket.ChannelId!.Value;
        var logs = world.Discord.OpenThread(channel, "logs", Adam, isPrivate: false);
        var old = world.Discord.OpenThread(channel, "old", Adam, isPrivate: false, archived: true);
        var inner = world.Discord.OpenThread(channel, "inner", Adam, isPrivate: true);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        world.Discord.Write(logs.Id, TicketsWorld.Person(5), "stack trace");
        world.Discord.Write(old.Id, Adam, "an older word");
        world.Discord.Write(inner.Id, Adam, "between us");

        await world.CloseAsync(ticket, 6);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        Assert.Equal([channel], world.Discord.Deleted);
        Assert.All(world.Discord.Threads, thread => Assert.True(thread is { Archived: true, Locked: true }));
        var kept = await world.ReadAsync(db =>
            db.Messages.Where(m => m.ThreadId != null)
                .OrderBy(m => m.Id)
                .Select(m => new
                {
                    m.ThreadName,
                    m.Content,
                    m.DeletedAt,
                })
                .ToListAsync()
        );
        Assert.Equal(
            [("logs", "stack trace"), ("old", "an older word"), ("inner", "between us")],
            kept.Select(row => (row.ThreadName!, row.Content))
        );
        Assert.All(kept, row => Assert.Null(row.DeletedAt));
        var mail = Text(world, new Snowflake(1_000_005));
        var log = Text(world, TicketsWorld.LogChannel);
        Assert.Contains("[thread: ", mail, StringComparison.Ordinal);
        Assert.Contains("stack trace", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("between us", mail, StringComparison.Ordinal);
        Assert.Contains("between us", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_archived_threads_of_a_ticket_are_kept_however_many_there_are()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        for (var i = 0; i < 201; i++)
            world.Discord.Write(
                world.Discord.OpenThread(ticket.ChannelId!.Value, $"old {i}", Adam, isPrivate: false, archived: true).Id,
                Adam,
                $"word {i}"
            );

        await world.CloseAsync(ticket, 6);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        Assert.Equal(
            201,
            await world.ReadAsync(db => db.Messages.Where(m => m.ThreadId != null).Select(m => m.Content).Distinct().CountAsync())
        );
    }

    [Fact]
    public async Task A_ticket_without_threads_costs_no_request_for_them()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        List<string> asked = [];
        world.Discord.Before = (verb, _) => asked.Add(verb);
        await world.CloseAsync(await world.TicketAsync(), 6);
        Assert.DoesNotContain(asked, verb => verb is "threads" or "list-archived");
    }

    private static string Text(TicketsWorld world, Snowflake channel) =>
        string.Join(
            '\n',
            world
                .Discord.Sent.Where(sent => sent.Channel == channel)
                .SelectMany(sent => sent.Message.Files)
                .Where(file => file.Name.EndsWith(".txt", StringComparison.Ordinal))
                .Select(file => file.Read())
        );
}
