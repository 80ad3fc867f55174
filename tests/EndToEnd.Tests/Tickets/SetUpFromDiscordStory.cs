using System.Text;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Plugins;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>An admin sets everything up from Discord, without touching plugins.json.</summary>
public sealed class SetUpFromDiscordStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    [Fact]
    public async Task A_department_with_a_form_roles_and_a_category_is_added_and_a_member_opens_a_ticket_in_it_after_a_restart()
    {
        var folder = world.NewFolder();
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        await using (await world.StartBotAsync(folder, TestPlugins.Tickets()))
        {
            await guild.SetUpAsync();
            await AddVipAsync(guild, adam);
        }

        await using var bot = await world.StartBotAsync(folder, TestPlugins.Tickets());
        var (carl, tess, bill) = (await guild.Carl(), await guild.Tess(), await guild.Bill());
        await carl.ClicksUntilAnswered(await carl.Sees("VIP", "support"), "VIP");
        Assert.Equal(
            ["plan", "what-is-it-about"],
            carl.Form!["components"]!.AsArray().Select(label => (string?)label!["component"]!["custom_id"])
        );
        await carl.FillsIn(("plan", new[] { "gold" }), ("what-is-it-about", Desk.Problem));
        await carl.Sees("Your ticket is ready");

        var control = await tess.Sees("Gold", "vip-0001");
        Assert.Contains(Desk.Problem, Person.TextOf(control), StringComparison.Ordinal);
        await bill.Writes("general", "Nothing to see for me");
        Assert.DoesNotContain("vip-0001", bill.Channels);
        Assert.Equal(
            adam.Channel("VIP lounge"),
            (string?)(await adam.SendAsync(HttpMethod.Get, $"channels/{adam.Channel("vip-0001")}", null))["parent_id"]
        );

        await adam.Runs("/role add", "support", ("department", "vip"), ("role", guild.Role("Billing")));
        await bill.SeesChannel("vip-0001");
        await adam.Runs("/role remove", "support", ("department", "vip"), ("role", guild.Role("Billing")));
        await bill.SeesNoChannel("vip-0001");
    }

    [Fact]
    public async Task Settings_that_are_changed_count_for_the_next_close()
    {
        await using var guild = await world.NewGuildAsync();
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        await guild.SetUpAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        await adam.Runs("/support settings", "support");
        await adam.Chooses(await adam.Sees("Settings of this server"), "Who gets transcripts", "Owner");
        await adam.Sees("Saved.");
        await adam.Clicks("Limits");
        await adam.FillsIn(("grace", "1h"), ("max-open", "1"), ("flood", ""));
        await adam.Sees("1 hour");

        await carl.OpensTicket();
        await carl.Clicks("Billing", "support");
        await carl.Sees("You have reached this server’s limit");
        await carl.ClosesTicket("tech-0001");

        await carl.Sees("Here is the transcript");
        await carl.SeesChannel("tech-0001");
        Assert.DoesNotContain(adam.Messages("ticket-log"), message => Person.TextOf(message).Contains("0001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_is_exported_and_imported_into_another_department()
    {
        await using var guild = await world.NewGuildAsync();
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        await guild.SetUpAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        var file = Encoding.UTF8.GetBytes(
            """[{"fields":[{"key":"server","kind":"Text","label":{"en":"Which server?","zh-TW":"哪一台伺服器？"}}]}]"""
        );

        await adam.Runs(
            "/support department form",
            "support",
            ("department", "tech"),
            ("file", new Upload("form.json", file, "application/json"))
        );
        var card = await adam.Sees("Which server?");
        await adam.ClicksOn(card, "Preview");
        await adam.FillsIn(("server", "alpha"));
        await adam.Sees("Your answers were discarded");
        await adam.ClicksOn(card, "Export");
        var exported = await adam.Opens(
            (System.Text.Json.Nodes.JsonObject)(await adam.Sees("Here is the form as a file"))["attachments"]![0]!
        );
        await adam.Runs(
            "/support department form",
            "support",
            ("department", "billing"),
            ("file", new Upload("form.json", exported, "application/json"))
        );
        await adam.Sees("Form of Billing");

        await carl.Clicks("Billing", "support");
        await carl.FillsIn(("server", "beta"));
        await adam.Sees("Which server?", "billing-0001");
    }

    [Fact]
    public async Task Somebody_on_the_blocklist_opens_no_ticket_until_they_are_taken_off()
    {
        await using var guild = await world.NewGuildAsync();
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        await guild.SetUpAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());

        await adam.Runs("/support blocklist add", "support", ("member", carl.Id), ("reason", "Spam"));
        await carl.Clicks("Tech support", "support");
        await carl.Sees("Spam");
        await adam.Runs("/support blocklist remove", "support", ("member", carl.Id));
        await carl.OpensTicket();
    }

    private static async Task AddVipAsync(Guild guild, Person adam)
    {
        await adam.Runs("/support department add", "support");
        await adam.FillsIn(
            ("name", "VIP"),
            ("description", "For our best customers"),
            ("emoji", "⭐"),
            ("roles", new[] { guild.Role("Tech Support") }),
            ("key", "")
        );
        await adam.Sees("**VIP** was added");
        await adam.Runs("/support department form", "support", ("department", "vip"));
        var card = await adam.Sees("Form of VIP");
        await adam.Chooses(card, "Add a field", "Select");
        await adam.FillsIn(("label", "Plan"), ("help", ""), ("key", ""), ("options", "Gold\nSilver"), ("required", true));
        await adam.Sees("Added.");
        await adam.Clicks("Back to form");
        await adam.Chooses(await adam.Sees("Form of VIP"), "Add a field", "Paragraph");
        await adam.FillsIn(("label", "What is it about"), ("help", "In a few words"), ("key", ""), ("required", true));
        await adam.Sees("In a few words");
        await adam.Runs("/category create", "support", ("department", "vip"), ("name", "VIP lounge"));
        await adam.SeesChannel("VIP lounge");
        await adam.Sees("was created, and new ticket channels go there");
    }
}
