namespace PluginOne.Tests;

/// <summary>Members use the plugin, on a Discord on this machine.</summary>
public sealed class ThankStory(World world)
{
    [Fact]
    public async Task Who_is_thanked_sees_it_and_the_number()
    {
        await using var guild = await world.Discord.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());

        await adam.Runs("/thank", "general", ("whom", carl.Id));
        await carl.Sees("That makes 1 thank-you so far.");
        await adam.Runs("/thank", "general", ("whom", carl.Id));
        await carl.Sees("That makes 2 thank-yous so far.");
    }
}
