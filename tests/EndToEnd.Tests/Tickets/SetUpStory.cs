using System.Net.Http.Json;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

public sealed class SetUpStory(World world)
{
    [Fact]
    public async Task A_panel_stays_without_an_emoji_that_the_server_has_deleted()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (adam, olivia) = (await guild.Adam(), await guild.Olivia());
        var emoji = await olivia.SendAsync(
            HttpMethod.Post,
            $"guilds/{guild.Id}/emojis",
            JsonContent.Create(new { name = "tool", image = "data:image/png;base64,AAAA" })
        );
        await AddAsync("Games", $"<:tool:{emoji["id"]}>");
        await SeesAsync("Games", (string)emoji["id"]!);

        await olivia.SendAsync(HttpMethod.Delete, $"guilds/{guild.Id}/emojis/{emoji["id"]}", null);
        await AddAsync("Sport", "⚽");
        await SeesAsync("Sport", null);
        await SeesAsync("Games", null);

        async Task AddAsync(string name, string sign)
        {
            await adam.Runs("/support department add", "support");
            await adam.FillsIn(
                ("name", name),
                ("description", ""),
                ("emoji", sign),
                ("roles", new[] { guild.Role("Tech Support") }),
                ("key", "")
            );
            await adam.Sees($"**{name}** was added");
        }

        Task SeesAsync(string button, string? id) =>
            adam.Eventually(
                () =>
                    adam.Messages("support")
                        .SelectMany(Person.Buttons)
                        .FirstOrDefault(b => (string?)b["label"] == button && (string?)b["emoji"]?["id"] == id),
                () => $"the button {button}"
            );
    }

    [Fact]
    public async Task Setup_posts_one_panel_and_renews_it_the_second_time()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        await guild.SetUpAsync();

        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")));
        await adam.Sees("The panel in this channel is up to date");

        var panel = Assert.Single(carl.Messages("support"));
        Assert.Equal(["Tech support", "Billing"], Person.Buttons(panel).Select(b => (string?)b["label"]));
    }

    [Fact]
    public async Task A_panel_that_was_deleted_is_posted_anew()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        await guild.SetUpAsync();
        await adam.Deletes(await adam.Sees("How can we help?", "support"));

        await adam.Runs("/setup", "support");

        await carl.Sees("How can we help?", "support");
        await carl.OpensTicket();
    }

    [Fact]
    public async Task Only_administrators_are_offered_setup()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl, tess) = (await guild.Adam(), await guild.Carl(), await guild.Tess());

        Assert.Contains("setup", await adam.CommandsIn("support"));
        Assert.DoesNotContain("setup", await carl.CommandsIn("support"));
        Assert.DoesNotContain("setup", await tess.CommandsIn("support"));
    }

    [Fact]
    public async Task A_role_that_is_missing_is_offered_to_be_made_and_nothing_is_made_before()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        await adam.SendAsync(HttpMethod.Delete, $"guilds/{guild.Id}/roles/{guild.Role("Billing")}", null);

        await adam.Runs("/setup", "support");

        Assert.Contains("@Billing", Person.TextOf(await adam.Sees("Create them?")), StringComparison.Ordinal);
        Assert.DoesNotContain(adam.Messages("support"), m => Person.TextOf(m).Contains("Choose a department", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_bot_lacks_is_named()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        await adam.SendAsync(
            HttpMethod.Put,
            $"channels/{guild.Channel("support")}/permissions/{guild.Role("DCTicket")}",
            JsonContent.Create(
                new
                {
                    type = 0,
                    allow = "2048",
                    deny = "16384",
                }
            )
        );

        await adam.Runs("/setup", "support");

        await adam.Sees("Embed Links");
    }

    [Fact]
    public async Task A_log_channel_that_the_bot_cannot_see_is_named()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        await adam.SendAsync(
            HttpMethod.Put,
            $"channels/{guild.Channel("ticket-log")}/permissions/{guild.Role("DCTicket")}",
            JsonContent.Create(
                new
                {
                    type = 0,
                    allow = "0",
                    deny = "1024",
                }
            )
        );

        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")));

        Assert.Contains(
            $"<#{guild.Channel("ticket-log")}>",
            Person.TextOf(await adam.Sees("Nothing was changed")),
            StringComparison.Ordinal
        );
    }
}
