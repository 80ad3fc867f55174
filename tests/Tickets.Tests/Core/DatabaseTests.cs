using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DCTicket.Tickets.Tests.Core;

public sealed class DatabaseTests
{
    [Fact]
    public async Task The_migrations_make_what_the_code_expects()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.False(await world.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Empty(await world.ReadAsync(db => db.Database.GetPendingMigrationsAsync()));
    }

    [Theory]
    [InlineData("NextStepAt <= 5 ORDER BY NextStepAt", "IX_tickets_NextStepAt")]
    [InlineData("CatchUpAt <= 5 ORDER BY CatchUpAt", "IX_tickets_CatchUpAt_GuildId")]
    [InlineData("ChannelId = 5 AND GuildId = 6", "IX_tickets_ChannelId")]
    [InlineData("ChannelDeletedAt IS NULL AND GuildId = 6 AND ChannelId IS NOT NULL", "IX_tickets_ChannelDeletedAt_GuildId")]
    [InlineData("GuildId = 6 AND DepartmentId = 'a' AND OwnerId = 5 AND Slot = 1", "IX_tickets_GuildId_DepartmentId_OwnerId_Slot")]
    public async Task Look_ups_use_an_index(string where, string index)
    {
        await using var world = await TicketsWorld.StartAsync();
        var plan = await world.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The text is one of those above.
            command.CommandText = $"EXPLAIN QUERY PLAN SELECT * FROM tickets WHERE {where}";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            return reader.GetString(3);
        });
        Assert.Contains(index, plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rating_that_an_older_version_has_not_shown_yet_is_still_to_be_shown()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (var member = 5UL; member <= 7; member++)
            await world.OpenAsync(member);
        await world.ReadAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("Search");
            await db.Database.ExecuteSqlAsync($"UPDATE tickets SET RatedAt = 10 WHERE Number < 3");
            await db.Database.ExecuteSqlAsync($"UPDATE tickets SET RatingShownAt = 10 WHERE Number = 2");
            await migrator.MigrateAsync();
            return true;
        });

        var wanted = await world.ReadAsync(db =>
            db.Tickets.OrderBy(t => t.Number).Select(t => t.Log.Requested - t.Log.Applied).ToListAsync()
        );
        Assert.Equal([1, 0, 0], wanted);
    }

    [Fact]
    public async Task Tickets_that_nobody_had_answered_wait_for_staff_after_the_update()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (var member = 5UL; member <= 7; member++)
            await world.OpenAsync(member);
        await world.ReadAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("Moving");
            await db.Database.ExecuteSqlAsync($"UPDATE tickets SET State = 0, DeadlineAt = 10, NextStepAt = NULL WHERE Number = 1");
            await db.Database.ExecuteSqlAsync($"UPDATE tickets SET State = 3, DeadlineAt = 10, NextStepAt = NULL WHERE Number = 2");
            await migrator.MigrateAsync();
            return true;
        });

        Assert.True(
            await world.TicketAsync(1) is { State: TicketState.WaitingForStaff, DeadlineAt: null, NextRunAt: not null } open
                && open.Control.Requested > open.Control.Applied
        );
        Assert.True(
            await world.TicketAsync(2) is { State: TicketState.WaitingForCustomer, DeadlineAt: not null } answered
                && answered.Control.Requested == answered.Control.Applied
        );
    }
}
