using DCTicket.Browser.Tests.Windows;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Stories;

/// <summary>What admins and staff see of commands: readable, accessible, and without sideways scrolling on a phone.</summary>
public sealed class ViewsStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task Admins_see_who_answers_what_was_checked_and_what_is_set()
    {
        await ByOwnerAsync(HttpMethod.Delete, guild => $"roles/{RoleOf(guild, "Billing")}");
        var adam = await Person("adam", "support");
        await adam.Runs("/setup");
        await adam.Sees("Who answers");
        await adam.Photographs("setup-who-answers-dark");
        await adam.IsAccessible("/setup");
        await adam.Clicks("Create");
        await adam.Sees("The panel is posted");
        await adam.Photographs("setup-created-dark");
        await adam.Runs("/support doctor");
        await adam.Sees("Checked");
        await adam.Photographs("doctor-dark");
        await adam.IsAccessible("/support doctor");
        await adam.Runs("/support settings");
        await adam.Sees("Settings of this server");
        await adam.Photographs("settings-dark");
        await adam.IsAccessible("/support settings");

        var phone = await PhoneAsync("/?person=adam&channel=support");
        foreach (var (command, text) in new[] { ("/support doctor", "Checked"), ("/support settings", "Settings of this server") })
        {
            await phone.Runs(command);
            await phone.Sees(text);
            await phone.Photographs($"phone-{command.Split(' ')[^1]}-dark");
        }

        Assert.True(await phone.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390);
    }

    [Fact]
    public async Task Staff_sees_a_resolved_ticket_the_queue_and_the_numbers()
    {
        await SetUpAsync();
        var carl = await Person("carl", "support");
        await carl.OpensTicket("Tech support", "My server does not start any more since this morning.");
        var tess = await Person("tess", "tech-0001");
        await tess.Sees("My server does not start any more");
        await tess.Runs("/staff queue");
        await tess.Sees("Waiting tickets: 1");
        await tess.Photographs("queue-dark");
        await tess.Writes("It runs again. Was that all?");
        await carl.Sees("Was that all?");
        await tess.Runs("/ticket resolve");
        await Expect(carl.Message("marked this ticket as resolved").GetByRole(AriaRole.Button).First).ToBeVisibleAsync();
        await carl.Photographs("resolved-dark");
        await tess.Photographs("resolved-staff-dark");
        await carl.IsAccessible("a resolved ticket");

        var phone = await PhoneAsync("/?person=carl&channel=tech-0001", ColorScheme.Light);
        await phone.Sees("Was that all?");
        await phone.Photographs("phone-resolved-light");
        var adam = await PhoneAsync("/?person=adam&channel=general");
        await adam.Runs("/staff stats overview");
        await adam.Sees("Opened");
        await adam.Photographs("phone-stats-dark");
        Assert.True(await adam.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390);
    }

    [Fact]
    public async Task Help_shows_a_customer_staff_and_an_admin_their_next_steps()
    {
        await SetUpAsync();
        foreach (
            var (person, title, first) in new[]
            {
                ("carl", "How to get help", "/ticket open"),
                ("tess", "Your next steps as staff", "/staff queue"),
                ("adam", "Your next steps as an admin", "/support doctor"),
                ("chen", "如何取得協助", "/ticket open"),
            }
        )
        {
            var reader = await Person(person, "general");
            await reader.Runs(person == "chen" ? "/說明" : "/help");
            await reader.Sees(title);
            await Expect(reader.Message(title).GetByRole(AriaRole.Button, new() { Name = first })).ToBeVisibleAsync();
            await reader.Photographs($"help-{person}-dark");
            await reader.IsAccessible("/help");
        }
    }

    private static string RoleOf(System.Text.Json.Nodes.JsonNode guild, string name) =>
        (string)guild["roles"]!.AsArray().First(r => (string?)r!["name"] == name)!["id"]!;
}
