using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Tickets;

namespace DCTicket.EndToEnd.Tests.Faults;

/// <summary>Discord fails while a ticket is opened: the customer gets one ticket all the same.</summary>
public sealed class OpenFaultStory(World world)
{
    [Theory]
    [InlineData("""{"kind":"rate_limit","scope":"user","wait_ms":600}""")]
    [InlineData("""{"kind":"rate_limit","scope":"shared","wait_ms":600}""")]
    [InlineData("""{"kind":"error","status":500}""")]
    [InlineData("""{"kind":"error","status":502,"html":true,"when":"after"}""")]
    [InlineData("""{"kind":"cut","when":"after"}""")]
    [InlineData("""{"kind":"cut"}""")]
    [InlineData("""{"kind":"slow","wait_ms":2600,"when":"after"}""")]
    public async Task The_channel_is_made_once(string fault)
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await using var broken = await guild.Breaks(
            fault.Replace("{\"kind\"", "{\"method\":\"POST\",\"route\":\"/guilds/*/channels\",\"kind\"", StringComparison.Ordinal)
        );

        await carl.AsksForTicket();

        await broken.HappensAsync();
        await carl.HasOneTicket(guild);
    }
}

/// <summary>Discord fails while the welcome is posted.</summary>
public sealed class WelcomeFaultStory(World world)
{
    [Theory]
    [InlineData("""{"kind":"rate_limit","scope":"user","wait_ms":600}""")]
    [InlineData("""{"kind":"error","status":503}""")]
    [InlineData("""{"kind":"error","status":500,"when":"after"}""")]
    [InlineData("""{"kind":"error","status":502,"html":true,"when":"after","count":2}""")]
    [InlineData("""{"kind":"cut","when":"after"}""")]
    [InlineData("""{"kind":"slow","wait_ms":1500}""")]
    public async Task The_welcome_is_posted_once(string fault)
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await using var broken = await guild.Breaks(
            fault.Replace("{\"kind\"", "{\"method\":\"POST\",\"route\":\"/channels/*/messages\",\"kind\"", StringComparison.Ordinal)
        );

        await carl.AsksForTicket();

        await broken.HappensAsync();
        await carl.HasOneTicket(guild);
    }
}

/// <summary>Discord fails while the customer is answered.</summary>
public sealed class AnswerFaultStory(World world)
{
    private const string Callback = "\"route\":\"/interactions/*/*/callback\"";

    [Theory]
    [InlineData("""{"kind":"error","status":500,"route":"/interactions/*/*/callback"}""")]
    [InlineData("""{"kind":"error","status":500,"when":"after","route":"/interactions/*/*/callback"}""")]
    [InlineData("""{"kind":"cut","when":"after","route":"/interactions/*/*/callback"}""")]
    [InlineData("""{"kind":"rate_limit","scope":"shared","wait_ms":400,"route":"/interactions/*/*/callback"}""")]
    [InlineData("""{"kind":"expire","route":"/interactions/*/*/callback"}""")]
    [InlineData("""{"kind":"slow","wait_ms":3500,"route":"/interactions/*/*/callback"}""")]
    public async Task The_customer_has_one_ticket_whatever_became_of_the_answer(string fault)
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await carl.Clicks("Tech support", "support");
        await using var broken = await guild.Breaks(fault);

        await carl.FillsInAnyhow(("description", Desk.Problem));

        await broken.HappensAsync();
        await carl.HasOneTicket(guild);
    }

    [Theory]
    [InlineData("error", "\"status\":502,\"html\":true")]
    [InlineData("error", "\"when\":\"after\"")]
    [InlineData("cut", "\"when\":\"after\"")]
    public async Task A_form_opens_although_Discord_failed_once(string kind, string how)
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        await using var broken = await guild.Breaks($$"""{"kind":"{{kind}}",{{how}},{{Callback}}}""");

        await carl.Clicks("Tech support", "support");

        Assert.NotNull(carl.Form);
        await broken.HappensAsync();
    }

    [Fact]
    public async Task An_answer_whose_token_died_is_not_sent_and_the_ticket_is_there()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var carl = await guild.Carl();
        // The channel takes so long that the answer is put off; then there is nothing left to put in its place.
        await using var slow = await guild.Breaks("""{"kind":"slow","wait_ms":2600,"method":"POST","route":"/guilds/*/channels"}""");
        await using var dead = await guild.Breaks("""{"kind":"expire","route":"/webhooks/**"}""");

        await carl.AsksForTicket();

        await dead.HappensAsync();
        await carl.HasOneTicket(guild);
    }
}
