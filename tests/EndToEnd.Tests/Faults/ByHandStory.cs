using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Faults;

/// <summary>Somebody changes the server by hand at the very moment when the bot is at work.</summary>
public sealed class ByHandStory(World world)
{
    private const string MakesChannel = "/guilds/*/channels";

    [Fact]
    public async Task A_permission_that_is_taken_between_check_and_use_is_named_and_the_next_try_works()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, olivia) = (await guild.Carl(), await guild.Olivia());
        var role = $"/guilds/{guild.Id}/roles/{guild.Role("DCTicket")}";
        var before = await PermissionsAsync(olivia, guild);
        await using var hand = await guild.ByHand(
            "before",
            "POST",
            MakesChannel,
            "PATCH",
            role,
            new() { ["permissions"] = $"{before & ~(1UL << 4)}" }
        );

        await carl.AsksForTicket();

        await hand.HappensAsync();
        await carl.Sees("Your ticket could not be opened, because I lack permissions");
        Assert.DoesNotContain(carl.Channels, c => c.StartsWith("tech-", StringComparison.Ordinal));
        await olivia.SendAsync(HttpMethod.Patch, role.TrimStart('/'), JsonContent.Create(new { permissions = $"{before}" }));
        await carl.AsksForTicket();
        await carl.SeesChannel("tech-0002");
        Assert.Single(carl.Channels, c => c.StartsWith("tech-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ticket_whose_welcome_may_not_be_posted_is_open_all_the_same()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await using var hand = await guild.ByHand(
            "before",
            "POST",
            "/channels/*/messages",
            "PUT",
            $"/channels/{{channel}}/permissions/{guild.ApplicationId}",
            new()
            {
                ["type"] = 1,
                ["allow"] = "1024",
                ["deny"] = "2048",
            }
        );

        await carl.AsksForTicket();

        await hand.HappensAsync();
        await tess.SeesChannel(Settled.Channel);
        await carl.Writes(Settled.Channel, "Is anybody there?");
        await tess.Sees("Is anybody there?", Settled.Channel);
        await carl.Runs("/close", Settled.Channel);
        Assert.NotNull(carl.Form);
    }

    [Fact]
    public async Task A_category_that_is_deleted_at_that_moment_costs_only_the_place()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await using var hand = await guild.ByHand("before", "POST", MakesChannel, "DELETE", $"/channels/{guild.Channel("Tickets")}");

        await carl.AsksForTicket();

        await hand.HappensAsync();
        await carl.HasOneTicket(guild);
        Assert.Null((await tess.SendAsync(HttpMethod.Get, $"channels/{tess.Channel(Settled.Channel)}", null))["parent_id"]);
    }

    [Fact]
    public async Task A_category_that_is_deleted_a_moment_later_takes_no_ticket_with_it()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await using var hand = await guild.ByHand("after", "POST", MakesChannel, "DELETE", $"/channels/{guild.Channel("Tickets")}");

        await carl.AsksForTicket();

        await hand.HappensAsync();
        await carl.HasOneTicket(guild);
    }

    [Fact]
    public async Task A_channel_that_is_deleted_as_soon_as_it_is_there_closes_its_ticket()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await using var hand = await guild.ByHand("after", "POST", MakesChannel, "DELETE", "/channels/{id}");

        await carl.AsksForTicket();

        await hand.HappensAsync();
        await tess.Sees("Ticket 0001 closed", "ticket-log");
        await carl.AsksForTicket();
        await carl.SeesChannel("tech-0002");
        Assert.Single(tess.Messages("ticket-log"));
    }

    [Fact]
    public async Task A_channel_that_is_deleted_while_its_ticket_is_closed_costs_no_transcript()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.Sees("Ticket 0001", Settled.Channel);
        await carl.Writes(Settled.Channel, "Once and only once");
        await tess.Clicks("Close ticket", Settled.Channel);
        await using var hand = await guild.ByHand("before", "POST", "/channels/*/messages", "DELETE", "/channels/{channel}");

        await tess.FillsInAnyhow(("reason", "Done"));

        await hand.HappensAsync();
        Assert.Equal(1, (await carl.IsClosedOnce(guild)).Times("Once and only once"));
    }

    [Fact]
    public async Task A_role_that_is_deleted_at_that_moment_stands_in_nobodys_way()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, adam) = (await guild.Carl(), await guild.Adam());
        await using var hand = await guild.ByHand(
            "before",
            "POST",
            MakesChannel,
            "DELETE",
            $"/guilds/{guild.Id}/roles/{guild.Role("Tech Support")}"
        );

        await carl.AsksForTicket();

        await hand.HappensAsync();
        await carl.SeesChannel(Settled.Channel);
        await adam.Sees("Ticket 0001", Settled.Channel);
        Assert.Single(adam.Channels, c => c.StartsWith("tech-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_who_leaves_just_before_gets_no_ticket_and_may_open_one_after_coming_back()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.Clicks("Tech support", "support");
        await using var hand = await guild.ByHand("before", "POST", MakesChannel, "DELETE", $"/guilds/{guild.Id}/members/{carl.Id}");

        await carl.FillsInAnyhow(("description", Desk.Problem));

        await hand.HappensAsync();
        await guild.JoinsAsync(carl);
        await carl.AsksForTicket();
        await carl.SeesChannel("tech-0002");
        await tess.Sees("Ticket 0002", "tech-0002");
        Assert.Single(tess.Channels, c => c.StartsWith("tech-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_who_leaves_just_after_leaves_no_ticket_behind()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await using var hand = await guild.ByHand("after", "POST", MakesChannel, "DELETE", $"/guilds/{guild.Id}/members/{carl.Id}");

        await carl.AsksForTicket();

        await hand.HappensAsync();
        await tess.Sees("Ticket 0001 closed", "ticket-log");
        await tess.SeesNoChannel(Settled.Channel);
        await guild.JoinsAsync(carl);
        await carl.AsksForTicket();
        await carl.SeesChannel("tech-0002");
        Assert.Single(tess.Messages("ticket-log"));
    }

    [Fact]
    public async Task A_log_channel_that_is_deleted_at_that_moment_does_not_stop_the_close()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await carl.OpensTicket();
        await using var hand = await guild.ByHand(
            "before",
            "POST",
            $"/channels/{guild.Channel("ticket-log")}/messages",
            "DELETE",
            "/channels/{channel}"
        );

        await carl.ClosesTicket(Settled.Channel);

        await hand.HappensAsync();
        await carl.Sees("Here is the transcript");
        await carl.SeesNoChannel(Settled.Channel);
        Assert.Single(carl.Messages(), m => Person.TextOf(m).Contains("Here is the transcript", StringComparison.Ordinal));
    }

    private static async Task<ulong> PermissionsAsync(Person olivia, Guild guild)
    {
        var view = await olivia.SendAsync(HttpMethod.Get, $"guilds/{guild.Id}", null);
        var role = view["roles"]!.AsArray().OfType<JsonObject>().First(r => (string?)r["id"] == guild.Role("DCTicket"));
        return ulong.Parse((string)role["permissions"]!, null);
    }
}
