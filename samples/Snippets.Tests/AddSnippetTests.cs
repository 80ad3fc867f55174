using DCTicket.Contracts;
using DCTicket.Testing;
using Microsoft.Extensions.Options;

namespace Snippets.Tests;

/// <summary>A handler alone: what it returns can be read without a bot.</summary>
public sealed class AddSnippetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_modal_asks_for_name_and_text_and_has_the_name_already()
    {
        await using var database = await Database.CreateAsync();
        await using var db = database.Open();

        var modal = await Create(db).AskAsync(TestContexts.Command(SnippetTexts.Catalog), " Refund  policy ", Token);

        Assert.Equal("add", modal.Route.Value);
        Assert.Equal("New snippet", modal.Title);
        Assert.Equal(
            [("name", "Refund policy"), ("text", "")],
            modal.Inputs.Cast<TextInput>().Select(input => (input.Name, input.Value ?? ""))
        );
    }

    [Fact]
    public async Task A_name_that_is_taken_opens_no_modal()
    {
        await using var database = await Database.CreateAsync();
        await database.AddAsync("Refund", DateTimeOffset.UnixEpoch);
        await using var db = database.Open();

        var modal = await Create(db).AskAsync(TestContexts.Command(SnippetTexts.Catalog), "REFUND", Token);

        Assert.Equal("add.taken", modal.RefusalValue!.Key);
        Assert.Empty(modal.Inputs);
    }

    [Fact]
    public async Task A_saved_snippet_is_confirmed_in_the_members_language()
    {
        await using var database = await Database.CreateAsync();
        await using var db = database.Open();

        var reply = await Create(db).SaveAsync(TestContexts.Modal(SnippetTexts.Catalog, language: "zh-TW"), "退款", "十四天內", Token);

        Assert.False(reply.Refused);
        Assert.Contains("已儲存常用回覆「退款」", reply.Message.Content, StringComparison.Ordinal);
    }

    private static AddSnippet Create(SnippetsDbContext db) =>
        new(db, new FindSnippets(db), TimeProvider.System, Options.Create(new SnippetsOptions()));
}
