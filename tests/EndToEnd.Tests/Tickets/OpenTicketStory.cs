using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

public sealed class OpenTicketStory(World world)
{
    [Fact]
    public async Task A_customer_gets_a_private_channel_with_the_department()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora, tess, bill, adam) = (
            await guild.Carl(),
            await guild.Cora(),
            await guild.Tess(),
            await guild.Bill(),
            await guild.Adam()
        );

        await carl.OpensTicket();

        await carl.SeesChannel("tech-0001");
        await tess.Sees(Desk.Problem, "tech-0001");
        await adam.Sees(Desk.Problem, "tech-0001");
        await carl.Writes("tech-0001", "Is anybody there?");
        await tess.Sees("Is anybody there?", "tech-0001");
        Assert.DoesNotContain("tech-0001", cora.Channels);
        Assert.DoesNotContain("tech-0001", bill.Channels);
    }

    [Fact]
    public async Task The_welcome_names_the_ticket_and_pings_the_department_once()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());

        await carl.OpensTicket(problem: "Please call @everyone and <@&" + guild.Role("Admin") + ">, it burns.");
        var welcome = await tess.Sees("Ticket 0001", "tech-0001");

        Assert.Equal([guild.Role("Tech Support")], welcome["mention_roles"]!.AsArray().Select(r => (string?)r));
        Assert.False((bool)welcome["mention_everyone"]!);
        Assert.Contains("it burns", Person.TextOf(welcome), StringComparison.Ordinal);
        Assert.Contains(Person.Buttons(welcome), b => (string?)b["label"] == "Close ticket");
        // Beside it stands only that it was pinned.
        Assert.Single(tess.Messages("tech-0001"), m => Person.TextOf(m).Length > 0);
    }

    [Fact]
    public async Task A_second_click_leads_to_the_ticket_that_is_there()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await carl.OpensTicket();

        await carl.Clicks("Tech support", "support");

        await carl.Sees($"You already have an open ticket with this department: <#{carl.Channel("tech-0001")}>");
        Assert.Null(carl.Form);
    }

    [Fact]
    public async Task Two_forms_sent_at_once_make_one_ticket()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        var forms = new List<JsonObject>();
        for (var i = 0; i < 3; i++)
        {
            await carl.Clicks("Tech support", "support");
            forms.Add(carl.Form!);
        }

        await Task.WhenAll(forms.Select(form => carl.SubmitsAsync(form, ("description", Desk.Problem))));

        await carl.Sees("Your ticket is ready");
        Assert.Single(carl.Channels, name => name.StartsWith("tech-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Departments_are_apart_and_numbers_go_on()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora, bill, tess) = (await guild.Carl(), await guild.Cora(), await guild.Bill(), await guild.Tess());

        await carl.OpensTicket("Tech support");
        await carl.OpensTicket("Billing", "The invoice of last month is wrong.");
        await cora.OpensTicket("Tech support", "Same here, nothing starts.");

        await bill.SeesChannel("billing-0002");
        await tess.SeesChannel("tech-0003");
        Assert.Equal(["billing-0002"], bill.Channels.Where(IsTicket));
        Assert.Equal(["tech-0001", "tech-0003"], tess.Channels.Where(IsTicket).Order());
        Assert.Equal(["billing-0002", "tech-0001"], carl.Channels.Where(IsTicket).Order());
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("         a        ")]
    public async Task A_description_that_says_too_little_is_refused(string description)
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await carl.Clicks("Tech support", "support");

        try
        {
            await carl.FillsIn(("description", description));
            await carl.Sees("needs at least 10 characters");
        }
        catch (RefusedException e)
        {
            // Discord's own client does not let too few characters through.
            Assert.Equal(400, e.Status);
        }

        Assert.DoesNotContain(carl.Channels, IsTicket);
    }

    [Fact]
    public async Task A_member_is_answered_in_the_members_language_and_the_channel_speaks_the_servers()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (chen, tess) = (await guild.Chen(), await guild.Tess());

        await chen.Clicks("Tech support", "support");
        Assert.Contains("技術支援", (string)chen.Form!["title"]!, StringComparison.Ordinal);
        await chen.FillsIn(("description", "伺服器從今天早上開始就無法啟動了。"));

        await chen.SeesChannel("tech-0001");
        await tess.Sees("Thank you for writing to us", "tech-0001");
    }

    [Fact]
    public async Task The_ticket_channel_stands_in_the_category_and_its_topic_names_the_ticket()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");

        var channel = await tess.SendAsync(HttpMethod.Get, $"channels/{tess.Channel("tech-0001")}", null);

        Assert.Equal(guild.Channel("Tickets"), (string?)channel["parent_id"]);
        Assert.Matches("· Ticket 0001 · [0-9a-f]{8}$", (string?)channel["topic"]);
    }

    private static bool IsTicket(string channel) =>
        channel.EndsWith("-0001", StringComparison.Ordinal) || channel.Contains("-000", StringComparison.Ordinal);
}
