using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>Handlers that answer by changing the message that was clicked.</summary>
public sealed class UpdateStory(World world)
{
    [Theory]
    [InlineData("Update", "Updated 1")]
    [InlineData("Slow update", "Updated slowly")]
    public async Task An_update_takes_the_place_of_the_message_that_was_clicked(string button, string text)
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        var message = await carl.AsksForButtons();

        await carl.ClicksOn(message, button);

        var updated = await carl.Sees(text);
        Assert.Equal((string)message["id"]!, (string)updated["id"]!);
        Assert.Empty(Person.Buttons(updated));
    }

    [Fact]
    public async Task A_refused_update_leaves_the_message_as_it_is()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        var message = await carl.AsksForButtons();

        await carl.ClicksOn(message, "Refused update");

        var refusal = await carl.Sees("No update for you");
        Assert.NotEqual((string)message["id"]!, (string)refusal["id"]!);
        var still = Assert.Single(carl.Messages(), m => (string)m["id"]! == (string)message["id"]!);
        Assert.Equal("Buttons", (string?)still["content"]);
        Assert.Equal(6, Person.Buttons(still).Count());
    }
}
