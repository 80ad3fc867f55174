using System.Text.RegularExpressions;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>What a member sees, and what the log keeps, when something goes wrong.</summary>
public sealed partial class FailureStory(World world)
{
    [Theory]
    [InlineData("throw", "secret detail")]
    [InlineData("slow-throw", "secret detail")]
    [InlineData("too-long", "50035")]
    [InlineData("slow-too-long", "50035")]
    public async Task B37_The_member_gets_a_reference_and_the_log_has_what_it_stands_for(string how, string cause)
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe", Probes.Channel, ("how", how));
        var message = await carl.Sees("Something went wrong");

        var reference = Reference().Match(Person.TextOf(message)).Groups[1].Value;
        Assert.NotEmpty(reference);
        var entry = Assert.Single(BotLog.Read(world.Folder), e => (string?)e["Reference"] == reference);
        Assert.Contains(cause, (string?)entry["@x"], StringComparison.Ordinal);
        Assert.Equal("Error", (string?)entry["@l"]);
        Assert.Equal("probe", (string?)entry["Plugin"]);
        Assert.DoesNotContain(carl.Messages(), m => Person.TextOf(m).Contains(cause, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_member_is_told_in_the_own_language()
    {
        await using var guild = await world.NewGuildAsync();
        var chen = await guild.Chen();

        await chen.Runs("/probe", Probes.Channel, ("how", "throw"));

        await chen.Sees("參考代碼");
    }

    [Theory]
    [InlineData("Gone")]
    [InlineData("Misfit")]
    public async Task A_button_that_no_handler_fits_is_from_an_older_version(string button)
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        var message = await carl.AsksForButtons();

        await carl.ClicksOn(message, button);

        await carl.Sees("This button is from an older version");
        Assert.Equal("Buttons", (string?)carl.Messages().Single(m => (string)m["id"]! == (string)message["id"]!)["content"]);
    }

    [Theory]
    [InlineData("tickets:close:0")]
    [InlineData("probe:update:1:2")]
    [InlineData("probe")]
    public async Task A_custom_id_that_is_not_on_the_message_gets_nobody_anywhere(string customId)
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        var message = await carl.AsksForButtons();

        await Assert.ThrowsAsync<RefusedException>(() => carl.ClicksRaw(message, customId));
    }

    [GeneratedRegex("`([0-9A-F]{8})`")]
    private static partial Regex Reference();
}
