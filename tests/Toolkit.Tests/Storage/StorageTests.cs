using DCTicket.Contracts;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Toolkit.Tests.Storage;

public sealed class StorageTests
{
    [Fact]
    public async Task Rows_that_are_inserted_in_bulk_are_read_as_those_that_are_tracked()
    {
        await using var db = await TestDbContext.CreateAsync();
        var at = new DateTimeOffset(2026, 11, 30, 20, 5, 0, TimeSpan.Zero);
        await BulkInsert.InsertAsync(
            db,
            [
                new TestRow
                {
                    Id = new Snowflake(long.MaxValue),
                    Name = "a'); DROP",
                    Words = ["😀", "\"b\""],
                    At = at,
                },
                new TestRow { Id = new Snowflake(2), Name = "" },
            ],
            CancellationToken.None
        );
        await BulkInsert.InsertAsync<TestRow>(db, [], CancellationToken.None);

        var rows = await db.Rows.OrderByDescending(row => row.Id).ToListAsync();
        Assert.Equal([("a'); DROP", (DateTimeOffset?)at), ("", null)], rows.Select(row => (row.Name, row.At)));
        Assert.Equal(["😀", "\"b\""], rows[0].Words);
        Assert.Empty(rows[1].Words);
    }

    [Fact]
    public async Task A_number_that_the_database_gives_is_left_to_it()
    {
        await using var db = await TestDbContext.CreateAsync();
        await BulkInsert.InsertAsync(
            db,
            [new TestNumber { Name = "a" }, new TestNumber { Id = 7, Name = "b" }, new TestNumber { Name = "c" }],
            CancellationToken.None
        );
        Assert.Equal([1L, 7, 8], await db.Numbers.OrderBy(row => row.Name).Select(row => row.Id).ToListAsync());
    }

    [Fact]
    public async Task A_change_of_a_value_in_a_column_of_JSON_is_saved()
    {
        await using var db = await TestDbContext.CreateAsync();
        db.Add(
            new TestRow
            {
                Id = new Snowflake(1),
                Name = "a",
                Words = ["x"],
            }
        );
        await db.SaveChangesAsync();
        (await db.Rows.SingleAsync()).Words.Add("y");
        await db.SaveChangesAsync();
        Assert.Equal(["x", "y"], (await db.Another().Rows.SingleAsync()).Words);

        await db.Database.ExecuteSqlAsync($"UPDATE Rows SET Words = ''");
        Assert.Empty((await db.Another().Rows.SingleAsync()).Words);
    }

    [Fact]
    public async Task A_change_starts_again_on_what_somebody_else_has_saved()
    {
        await using var db = await TestDbContext.CreateAsync();
        db.Add(new TestRow { Id = new Snowflake(1), Name = "a" });
        await db.SaveChangesAsync();
        var attempts = 0;
        var version = await ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                var row = await db.Rows.SingleAsync();
                if (attempts++ < 2)
                    await db.Another().Rows.ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 10));
                row.Version++;
                await db.SaveChangesAsync();
                return row.Version;
            }
        );
        Assert.Equal((3, 21), (attempts, version));
    }

    [Fact]
    public async Task A_unique_value_that_was_taken_is_chosen_again()
    {
        await using var db = await TestDbContext.CreateAsync();
        var attempts = 0;
        await ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                var count = attempts == 0 ? 0 : await db.Rows.CountAsync();
                if (attempts++ == 0)
                    await BulkInsert.InsertAsync(db, [new TestRow { Id = new Snowflake(9), Name = "0" }], CancellationToken.None);
                db.Add(new TestRow { Id = new Snowflake(1), Name = $"{count}" });
                return await db.SaveChangesAsync();
            }
        );
        Assert.Equal(["0", "1"], await db.Rows.OrderBy(row => row.Name).Select(row => row.Name).ToListAsync());
    }

    [Fact]
    public async Task A_change_that_fails_again_and_again_fails_in_the_end()
    {
        await using var db = await TestDbContext.CreateAsync();
        var attempts = 0;
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            ConflictRetry.RetryAsync<int>(
                db,
                () =>
                {
                    attempts++;
                    throw new DbUpdateConcurrencyException();
                }
            )
        );
        Assert.Equal(20, attempts);
        attempts = 0;
        await Assert.ThrowsAsync<DbUpdateException>(() =>
            ConflictRetry.RetryAsync<int>(
                db,
                () =>
                {
                    attempts++;
                    throw new DbUpdateException("the disk is full");
                }
            )
        );
        Assert.Equal(1, attempts);
    }
}
