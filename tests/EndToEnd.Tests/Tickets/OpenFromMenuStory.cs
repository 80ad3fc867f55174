using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>Opening tickets where there is no panel.</summary>
public sealed class OpenFromMenuStory(World world)
{
    [Fact]
    public async Task A_customer_opens_a_ticket_from_a_message_of_their_own()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        var message = await carl.Writes("general", "Why is my server *slow*?");

        await carl.RunsOn(message, "Open a ticket from this");
        await carl.Chooses(await carl.Sees("Which department would you like to contact?"), "Choose a department", "tech");
        await carl.FillsIn(("description", Desk.Problem));

        await carl.Sees("Your ticket is ready");
        var control = await tess.Sees(@"Why is my server \*slow\*?", "tech-0001");
        Assert.Contains($"/{message["channel_id"]}/{message["id"]}", Person.TextOf(control), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_opens_a_ticket_for_a_member_who_is_called_to_it()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora, tess) = (await guild.Carl(), await guild.Cora(), await guild.Tess());

        await tess.RunsOn(carl.Id, "Open a ticket for them", "general");
        // She is of one department only: the form opens at once.
        await tess.FillsIn(("description", "Carl called us by phone."));

        await tess.Sees($"The ticket for <@{carl.Id}> is ready");
        var control = await carl.Sees("Carl called us by phone.", "tech-0001");
        Assert.Contains(control["mentions"]!.AsArray(), mention => (string?)mention!["id"] == carl.Id);
        Assert.DoesNotContain("tech-0001", cora.Channels);
        await carl.ClosesTicket("tech-0001");
    }

    [Fact]
    public async Task A_customer_can_open_no_ticket_for_somebody_else()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());
        var message = await cora.Writes("general", "Hello");

        await carl.RunsOn(await carl.Sees("Hello", "general"), "Open a ticket from this");
        await carl.Sees("Only the staff of a department");
        await carl.RunsOn(cora.Id, "Open a ticket for them", "general");

        await carl.Eventually(
            () =>
                carl.Messages().Count(m => Person.TextOf(m).Contains("Only the staff of a department", StringComparison.Ordinal)) == 2
                    ? carl
                    : null,
            () => "both refusals"
        );
        Assert.NotNull(message);
    }

    [Fact]
    public async Task A_customer_opens_a_ticket_by_command_anywhere()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, chen) = (await guild.Carl(), await guild.Chen());

        Assert.Equal(["Billing"], await carl.IsOffered("/ticket open", "general", "department", "bill"));
        await carl.Runs("/ticket open", "general", ("department", "billing"));
        await carl.FillsIn(("description", Desk.Problem));
        await carl.SeesChannel("billing-0001");

        await chen.Runs("/ticket open", "general");
        await chen.Chooses(await chen.Sees("您想聯絡哪一個部門？"), "選擇部門", "tech");
        await chen.FillsIn(("description", "伺服器從今天早上開始就無法啟動了。"));
        await chen.SeesChannel("tech-0002");
    }
}
