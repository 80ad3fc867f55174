using System.Text;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Plugins;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>A form of two pages with a file.</summary>
public sealed class FormPagesStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    private static readonly byte[] Shot = Encoding.UTF8.GetBytes("not really a picture");

    [Fact]
    public async Task A_customer_fills_in_two_pages_with_a_restart_between_and_staff_sees_it_all()
    {
        var folder = world.NewFolder();
        await using var guild = await world.NewGuildAsync();
        Person carl;
        await using (await world.StartBotAsync(folder, OpeningPlugins.TwoPages()))
        {
            await guild.SetUpAsync();
            carl = await guild.Carl();
            await carl.Clicks("Tech support", "support");
            await carl.FillsIn(("server", "alpha"), ("shots", new[] { new Upload("shot.txt", Shot, "text/plain") }));
            await carl.Sees("Page 1 of 2");
        }

        await using var bot = await world.StartBotAsync(folder, OpeningPlugins.TwoPages());
        var tess = await guild.Tess();
        await carl.ClicksUntilAnswered(await carl.Sees("How can we help?", "support"), "Tech support");
        await carl.Sees("1 of 2 pages are filled in");
        await carl.Clicks("Continue");
        await carl.FillsIn(("plan", "l"), ("who", new[] { guild.PersonId("Cora") }));
        await carl.Sees("Your ticket is ready");

        var control = await tess.Sees("Which server?", "tech-0001");
        Assert.Contains("Large", Person.TextOf(control), StringComparison.Ordinal);
        Assert.Contains($"<@{guild.PersonId("Cora")}>", Person.TextOf(control), StringComparison.Ordinal);
        var file = Assert.Single(control["attachments"]!.AsArray());
        Assert.Equal(Shot, await tess.Opens((JsonObject)file!));
        Assert.DoesNotContain("tech-0001", (await guild.Cora()).Channels);
    }

    [Fact]
    public async Task Start_over_begins_with_an_empty_first_page()
    {
        await using var guild = await world.NewGuildAsync();
        await using var bot = await world.StartBotAsync(world.NewFolder(), OpeningPlugins.TwoPages());
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.Clicks("Tech support", "support");
        await carl.FillsIn(("server", "wrong one"));
        await carl.Sees("Page 1 of 2");

        await carl.Clicks("Start over");
        await carl.FillsIn(("server", "right one"));
        await carl.Clicks("Continue");
        await carl.FillsIn(("plan", "s"), ("who", new[] { carl.Id }));

        var control = await tess.Sees("right one", "tech-0001");
        Assert.DoesNotContain("wrong one", Person.TextOf(control), StringComparison.Ordinal);
    }
}
