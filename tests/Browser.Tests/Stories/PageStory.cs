using DCTicket.Browser.Tests.Windows;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Stories;

/// <summary>What the page itself does, whatever the bot says.</summary>
public sealed class PageStory(Chromium chromium) : Story(chromium)
{
    private const string AddressOfGeneral = """
        async () => {
          const { store } = await import('/page/store.js');
          const channel = [...store.channels.values()].find(c => c.name === 'general');
          return `https://discord.com/channels/${channel.guild_id}/${channel.id}`;
        }
        """;

    private const string ShowBox = """
        async () => {
          const { field } = await import('/page/fields.js');
          const input = { type: 23, custom_id: 'r' };
          const box = { type: 18, label: 'Must be filled in', description: 'So that nobody forgets it', component: input };
          window.box = field(box, '1', [], {});
          document.querySelector('.below').append(window.box.node);
        }
        """;

    [Fact]
    public async Task News_is_marked_links_stay_inside_and_boxes_stand_beside_their_labels()
    {
        var carl = await PhoneAsync("/?person=carl&channel=general");
        var tess = await Person("tess", "welcome");
        await Expect(carl.Title).ToHaveTextAsync("general");
        await Expect(tess.Title).ToHaveTextAsync("welcome");
        var id = await carl.Page.EvaluateAsync<string>("async () => (await import('/page/store.js')).store.me.id");
        var general = await tess.Page.EvaluateAsync<string>(AddressOfGeneral);

        await tess.Writes("Nothing for anybody yet");
        await Expect(carl.Button("Show channels, new messages")).ToBeVisibleAsync();
        await tess.Writes($"<@{id}> look at {general}");
        await Expect(carl.Button("Show channels, 1 for you")).ToContainTextAsync("1");
        Assert.StartsWith("(1) ", await carl.Page.TitleAsync(), StringComparison.Ordinal);
        await carl.Photographs("phone-unread-dark");
        await carl.Button("Show channels, 1 for you").TapAsync();
        await carl.Channel("welcome").TapAsync();
        await Expect(carl.Button("Show channels")).ToBeVisibleAsync();

        await carl.Log.GetByRole(AriaRole.Link, new() { Name = general }).TapAsync();
        await Expect(carl.Title).ToHaveTextAsync("general");
        Assert.Single(carl.Page.Context.Pages);

        await carl.Page.EvaluateAsync(ShowBox);
        var box = carl.Page.GetByRole(AriaRole.Checkbox);
        var label = carl.Page.GetByText("Must be filled in");
        var (boxAt, labelAt) = (await box.BoundingBoxAsync(), await label.BoundingBoxAsync());
        Assert.True(boxAt!.X + boxAt.Width <= labelAt!.X, "The label stands beside the box.");
        await carl.Photographs("phone-box-dark");
        await carl.Page.GetByText("So that nobody forgets it").TapAsync();
        await Expect(box).ToBeCheckedAsync();
    }
}
