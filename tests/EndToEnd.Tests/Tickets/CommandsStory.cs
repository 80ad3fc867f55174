using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>Who is offered which commands, how admins hand them on, and what /help says to whom.</summary>
public sealed class CommandsStory(World world)
{
    [Fact]
    public async Task Each_person_is_offered_the_commands_that_are_theirs()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl, tess) = (await guild.Adam(), await guild.Carl(), await guild.Tess());

        Assert.Equal(["close", "help", "mydata", "ticket"], await OfferedAsync(carl));
        Assert.Equal(["close", "help", "mydata", "staff", "ticket"], await OfferedAsync(tess));
        Assert.Equal(
            ["category", "close", "help", "mydata", "plugins", "role", "settings", "setup", "staff", "support", "ticket"],
            await OfferedAsync(adam)
        );
        Assert.Equal(
            ["escalate", "info", "invite", "list", "open", "reopen", "resolve", "uninvite"],
            (await adam.CommandIndex("support")).Single(c => (string?)c["name"] == "ticket")["options"]!
                .AsArray()
                .Select(o => (string)o!["name"]!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_role_that_an_admin_lets_use_support_can_use_it_and_its_cards_until_it_is_taken_back()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (adam, bill, tess) = (await guild.Adam(), await guild.Bill(), await guild.Tess());
        Assert.DoesNotContain("support", await bill.CommandsIn("general"));

        await DelegateAsync(guild, adam, "support", guild.Role("Billing"), true);
        await bill.Runs("/support settings", "general");
        var card = await bill.Sees("Settings of this server");
        await ChangesTranscriptsAsync(bill, card);
        await bill.Sees("Nobody");
        Assert.DoesNotContain("support", await tess.CommandsIn("general"));
        Assert.DoesNotContain("role", await bill.CommandsIn("general"));

        await DelegateAsync(guild, adam, "support", guild.Role("Billing"), false);
        Assert.DoesNotContain("support", await bill.CommandsIn("general"));
        await ChangesTranscriptsAsync(bill, card);
        await bill.Sees("you need permission to use `/support`");
    }

    [Fact]
    public async Task Members_who_manage_the_server_are_offered_the_commands_of_admins_unless_the_settings_say_otherwise()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, bill) = (await guild.Adam(), await guild.Bill());
        await PermitAsync(guild, adam, "Billing", "32");
        Assert.Equal(["category", "close", "help", "mydata", "role", "settings", "setup", "support", "ticket"], await OfferedAsync(bill));

        await DelegateAsync(guild, adam, "setup", guild.Role("Billing"), false);
        Assert.DoesNotContain("setup", await bill.CommandsIn("general"));
    }

    [Fact]
    public async Task The_doctor_warns_while_a_department_s_role_does_not_see_the_commands_of_staff()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var adam = await guild.Adam();
        await PermitAsync(guild, adam, "Billing", "0");
        await adam.Runs("/support doctor", "general");
        var warning = await adam.Sees("cannot see the staff commands");
        Assert.Contains($"<@&{guild.Role("Billing")}>", Person.TextOf(warning), StringComparison.Ordinal);

        await DelegateAsync(guild, adam, "staff", guild.Role("Billing"), true);
        await adam.Runs("/support doctor", "welcome");
        await adam.Sees("No problems found");
        Assert.Contains("staff", await (await guild.Bill()).CommandsIn("general"));
    }

    [Fact]
    public async Task Help_answers_a_customer_staff_and_an_admin_each_in_their_language_and_for_them_alone()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl, chen, tess) = (await guild.Adam(), await guild.Carl(), await guild.Chen(), await guild.Tess());
        await adam.Runs("/help", "support");
        await adam.Sees("Get started");
        await guild.SetUpAsync();
        await adam.Runs("/help", "general");
        await adam.Sees("Your next steps as an admin");
        await tess.Runs("/help", "general");
        await tess.Sees("Your next steps as staff");
        await chen.Runs("/help", "general");
        await chen.Sees("如何取得協助");
        await carl.Runs("/help", "general");
        var help = await carl.Sees("How to get help");

        Assert.Equal(64, (int?)help["flags"]);
        var ticket = (await carl.CommandIndex("general")).Single(c => (string?)c["name"] == "ticket");
        Assert.Contains($"</ticket open:{ticket["id"]}>", Person.TextOf(help), StringComparison.Ordinal);
        await carl.OpensTicket();
        await carl.Runs("/help", "tech-0001");
        await carl.Sees("Your ticket", "tech-0001");
    }

    private static async Task<IReadOnlyList<string>> OfferedAsync(Person person) =>
        [
            .. (await person.CommandIndex("general"))
                .Where(c => (int)c["type"]! == 1)
                .Select(c => (string)c["name"]!)
                .Where(name => !name.StartsWith("probe", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static async Task DelegateAsync(Guild guild, Person admin, string command, string role, bool allowed)
    {
        var id = (string)(await admin.CommandIndex("general")).Single(c => (string?)c["name"] == command && (int)c["type"]! == 1)["id"]!;
        await admin.SendAsync(
            HttpMethod.Put,
            $"applications/{guild.ApplicationId}/guilds/{guild.Id}/commands/{id}/permissions",
            JsonContent.Create(
                new
                {
                    permissions = new[]
                    {
                        new
                        {
                            id = role,
                            type = 1,
                            permission = allowed,
                        },
                    },
                }
            )
        );
    }

    private static Task<JsonObject> PermitAsync(Guild guild, Person admin, string role, string permissions) =>
        admin.SendAsync(HttpMethod.Patch, $"guilds/{guild.Id}/roles/{guild.Role(role)}", JsonContent.Create(new { permissions }));

    private static Task ChangesTranscriptsAsync(Person person, JsonObject card)
    {
        var select = Person
            .Buttons(card)
            .First(part => ((string?)part["custom_id"])?.Contains("settings-transcripts", StringComparison.Ordinal) == true);
        return person.Chooses(card, (string)select["placeholder"]!, "None");
    }
}
