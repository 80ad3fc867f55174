using System.IO.Compression;
using System.Text.Json.Nodes;
using DCTicket.Testing;
using static Snippets.Tests.Staff;

namespace Snippets.Tests;

/// <summary>Staff uses snippets, on a separate Discord.</summary>
public sealed class SnippetStory(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_snippet_is_saved_by_a_form_and_used_by_a_part_of_its_name()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());

        await adam.Runs("/snippet add", Channel, ("name", "Refund policy"));
        Assert.Equal("Refund policy", adam.Filled("name"));
        await adam.FillsIn(("name", "Refund policy"), ("text", "You get your money back within 14 days.\n@everyone"));
        await adam.Sees("“Refund policy” saved");

        Assert.Equal(["Refund policy"], await adam.IsOffered("/snippet use", Channel, "name", "POLI"));
        await adam.Runs("/snippet use", Channel, ("name", "refund POLICY"));
        var posted = await carl.Sees("money back within 14 days");
        Assert.False((bool)posted["mention_everyone"]!);
        Assert.Contains("**Refund policy**: uses 1, closed tickets 0", await adam.SeesList(), StringComparison.Ordinal);

        await adam.Runs("/snippet remove", Channel, ("name", "Refund policy"));
        await adam.Sees("Delete the snippet “Refund policy”");
        await adam.Clicks("Delete");
        await adam.Sees("“Refund policy” deleted");
        Assert.Empty(await adam.IsOffered("/snippet use", Channel, "name", "refund"));
        await adam.Runs("/snippet use", Channel, ("name", "Refund policy"));
        await adam.Sees("There is no snippet “Refund policy”");
    }

    [Fact]
    public async Task A_name_is_used_once_however_it_is_written_and_the_text_is_not_lost()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        await adam.AddsSnippet("Hello", "Hello, how can we help?");

        await adam.Runs("/snippet add", Channel, ("name", "HELLO"));
        await adam.Sees("There is already a snippet “Hello”");
        Assert.Null(adam.Form);

        await adam.Runs("/snippet add", Channel);
        await adam.FillsIn(("name", "  hello "), ("text", "A text of two thousand characters"));
        var refused = await adam.Sees("A text of two thousand characters");
        Assert.Contains("There is already a snippet “Hello”", Person.TextOf(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snippet_of_blanks_is_refused()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();

        await adam.Runs("/snippet add", Channel);
        await adam.FillsIn(("name", "Blank"), ("text", "   "));

        await adam.Sees("A snippet needs a name and a text");
    }

    [Fact]
    public async Task A_name_that_is_too_long_opens_no_form()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();

        await adam.Runs("/snippet add", Channel, ("name", new string('x', 51)));

        await adam.Sees("at most 50 characters");
        Assert.Null(adam.Form);
    }

    [Fact]
    public async Task The_longest_names_and_texts_fit_into_Discords_limits()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        var text = new string('t', 2000);
        for (var i = 10; i < 35; i++)
            await adam.AddsSnippet($"{i}{new string('n', 48)}", text);

        Assert.Equal(25, (await adam.IsOffered("/snippet use", Channel, "name", "")).Count);
        await adam.Runs("/snippet use", Channel, ("name", $"10{new string('n', 48)}"));
        await adam.Sees(text);
        await adam.Runs("/snippet remove", Channel, ("name", $"10{new string('n', 48)}"));
        await adam.Sees("Delete the snippet");
        Assert.Contains("Page 1 of 2", await adam.SeesList(), StringComparison.Ordinal);
        await adam.Clicks("▶");
        Assert.Contains("34nnn", Person.TextOf(await adam.Sees("Page 2 of 2")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_marks_only_fit_into_a_page_and_are_shown_as_they_are()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        for (var i = 10; i < 30; i++)
        {
            await adam.Runs("/snippet add", Channel);
            await adam.FillsIn(("name", $"{i}{new string('*', 48)}"), ("text", "x"));
        }

        Assert.Contains($"29{string.Concat(Enumerable.Repeat("\\*", 48))}", await adam.SeesList(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_are_not_offered_snippets_and_cannot_force_them()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());

        Assert.Contains("snippet", await adam.CommandsIn(Channel));
        Assert.DoesNotContain("snippet", await carl.CommandsIn(Channel));

        await adam.AddsSnippet("Mine", "Mine");
        await adam.Runs("/snippet remove", Channel, ("name", "Mine"));
        var question = await adam.Sees("Delete the snippet “Mine”");
        await Assert.ThrowsAsync<RefusedException>(() => carl.ClicksOn(question, "Delete"));
    }

    [Fact]
    public async Task Another_servers_snippets_are_not_found()
    {
        await using var guild = await world.NewGuildAsync();
        await using var other = await world.NewGuildAsync();
        var (adam, stranger) = (await guild.Adam(), await other.Adam());
        await adam.AddsSnippet("Ours", "Ours alone");

        Assert.Empty(await stranger.IsOffered("/snippet use", Channel, "name", "Ours"));
        await stranger.Runs("/snippet use", Channel, ("name", "Ours"));
        await stranger.Sees("There is no snippet “Ours”");
        await stranger.Runs("/snippet list", Channel);
        await stranger.Sees("There are no snippets yet");
    }

    [Fact]
    public async Task Everything_is_said_in_the_members_language()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.PromoteAsync("Chen");
        var chen = await guild.Chen();

        var command = (await chen.CommandIndex(Channel)).First(c => (string?)c["name"] == "snippet");
        var use = command["options"]!.AsArray().First(o => (string?)o!["name"] == "use")!;
        Assert.Equal("常用回覆", (string?)command["name_localized"]);
        Assert.Equal("使用", (string?)use["name_localized"]);
        Assert.Equal("在此頻道張貼一則常用回覆", (string?)use["description_localized"]);
        Assert.Equal("名稱", (string?)use["options"]![0]!["name_localized"]);
        Assert.Equal("要張貼哪一則", (string?)use["options"]![0]!["description_localized"]);

        await chen.Runs("/snippet add", Channel);
        Assert.Equal("新增常用回覆", (string?)chen.Form!["title"]);
        await chen.FillsIn(("name", "退款"), ("text", "款項將於十四天內退回。"));
        await chen.Sees("已儲存常用回覆「退款」");
        Assert.Equal(["退款"], await chen.IsOffered("/snippet use", Channel, "name", "款"));
        await chen.Runs("/snippet list", Channel);
        await chen.Sees("**退款**：使用 0 次，已結單 0 張");
    }

    [Fact]
    public async Task Who_saved_snippets_can_have_them_and_be_forgotten_and_the_snippets_stay()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        await adam.AddsSnippet("Kept", "Text of the server");

        await carl.Runs("/mydata export", Channel);
        await carl.Sees("This bot stores nothing about this person");
        await adam.Runs("/mydata export", Channel);
        var answer = await adam.Sees("Here is the data stored");
        var file = Assert.Single(answer["attachments"]!.AsArray().OfType<JsonObject>());
        using var zip = new ZipArchive(new MemoryStream(await adam.Opens(file)));
        using var saved = new StreamReader(Assert.Single(zip.Entries, entry => entry.Name == "snippets.json").Open());
        Assert.Contains("Text of the server", await saved.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await adam.Runs("/mydata erase", Channel);
        await adam.Clicks("Erase", Channel);
        await adam.Sees("Done:");
        await adam.Runs("/mydata export", Channel);
        await adam.Sees("This bot stores nothing about this person");
        await adam.Runs("/snippet use", Channel, ("name", "Kept"));
        await carl.Sees("Text of the server");
    }

    [Fact]
    public async Task The_folder_of_the_plugin_holds_its_own_files_and_the_toolkit_only()
    {
        await using var guild = await world.NewGuildAsync();

        var files = Directory
            .EnumerateFiles(World.PluginFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(World.PluginFolder, file));

        Assert.Equal(
            [
                "CsvHelper.dll",
                "DCTicket.Toolkit.dll",
                "DCTicket.Toolkit.pdb",
                "Snippets.deps.json",
                "Snippets.dll",
                "Snippets.pdb",
                "plugin.json",
                Path.Combine("zh-TW", "DCTicket.Toolkit.resources.dll"),
                Path.Combine("zh-TW", "Snippets.resources.dll"),
            ],
            files.Order(StringComparer.Ordinal)
        );
    }
}
