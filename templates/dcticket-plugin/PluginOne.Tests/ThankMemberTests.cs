using DCTicket.Contracts;
using DCTicket.Testing;
using Microsoft.EntityFrameworkCore;

namespace PluginOne.Tests;

/// <summary>The handler alone, with a database in memory.</summary>
public sealed class ThankMemberTests
{
    [Fact]
    public async Task Nobody_thanks_themselves()
    {
        await using var db = await OpenAsync();
        var context = TestContexts.Command(ThankTexts.Catalog);

        var reply = await new ThankMember(db, TimeProvider.System).ThankAsync(
            context,
            context.Member.User,
            CancellationToken.None
        );

        Assert.Equal("thank.yourself", reply.RefusalValue!.Key);
        Assert.Empty(await db.Thanks.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_answer_is_in_the_language_of_the_server()
    {
        await using var db = await OpenAsync();
        var context = TestContexts.Command(ThankTexts.Catalog, language: "zh-TW");
        var whom = new User { Id = new Snowflake(5), Username = "carl" };

        var reply = await new ThankMember(db, TimeProvider.System).ThankAsync(
            context,
            whom,
            CancellationToken.None
        );

        Assert.Equal("謝謝你，<@5>！目前累計 1 次感謝。", reply.Message.Content);
    }

    [Fact]
    public async Task The_migrations_make_what_the_code_expects()
    {
        await using var db = await OpenAsync();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    private static async Task<ThankDbContext> OpenAsync()
    {
        var db = new ThankDbContext(
            new DbContextOptionsBuilder<ThankDbContext>().UseSqlite("Data Source=:memory:").Options
        );
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return db;
    }
}
