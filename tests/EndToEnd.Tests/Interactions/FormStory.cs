using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>Forms, from the click to the reply.</summary>
public sealed class FormStory(World world)
{
    [Fact]
    public async Task A_form_opens_and_its_reply_knows_the_argument_of_the_button()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        var message = await carl.AsksForButtons();

        await carl.ClicksOn(message, "Form");
        Assert.Equal("A form", (string?)carl.Form?["title"]);
        await carl.FillsIn(("text", "hello: world"));

        await carl.Sees("a:b c says hello: world");
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("abcdefghijklmnopqrstu")]
    [InlineData("")]
    public async Task A_form_is_held_to_its_limits_and_can_be_sent_again(string text)
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        await carl.ClicksOn(await carl.AsksForButtons(), "Form");

        await Assert.ThrowsAsync<RefusedException>(() => carl.FillsIn(("text", text)));
        await carl.FillsIn(("text", "fits"));

        await carl.Sees("says fits");
    }

    [Fact]
    public async Task Somebody_elses_form_cannot_be_sent()
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());
        await carl.ClicksOn(await carl.AsksForButtons(), "Form");

        await Assert.ThrowsAsync<RefusedException>(() => cora.SubmitsAsync(carl.Form!, ("text", "from Cora")));
    }
}
