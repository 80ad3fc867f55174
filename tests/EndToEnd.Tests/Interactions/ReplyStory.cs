using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>Handlers that answer by a message.</summary>
public sealed class ReplyStory(World world)
{
    private const int Loading = 1 << 7;

    [Fact]
    public async Task A_reply_is_seen_by_who_asked_and_by_nobody_else()
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());

        await carl.Runs("/probe", Probes.Channel, ("how", "quietly"));

        await carl.Sees("Did quietly");
        await carl.HidFrom(cora, "Did quietly");
    }

    [Fact]
    public async Task A_public_reply_is_seen_by_everybody()
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());

        await carl.Runs("/probe-public", Probes.Channel, ("how", "said"));

        await cora.Sees("Publicly said");
    }

    [Theory]
    [InlineData("/probe", "slow", "Did slow")]
    [InlineData("/probe", "slow-refuse", "Not today")]
    [InlineData("/probe-public", "slow", "Publicly slow")]
    public async Task A_slow_handler_is_announced_in_time_and_its_answer_arrives(string command, string how, string answer)
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs(command, Probes.Channel, ("how", how));
        var placeholder = carl.Messages().Last();
        var answered = await carl.Sees(answer);

        Assert.Equal(Loading, (int)placeholder["flags"]! & Loading);
        Assert.Equal((string)placeholder["id"]!, (string)answered["id"]!);
        Assert.Equal(0, (int)answered["flags"]! & Loading);
    }

    [Theory]
    [InlineData("several")]
    [InlineData("slow-several")]
    public async Task Several_messages_are_seen_in_order_by_who_asked_alone(string how)
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());

        await carl.Runs("/probe", Probes.Channel, ("how", how));

        await carl.Sees("Part three");
        Assert.Equal(["Part one", "Part two", "Part three"], Parts(carl.Messages()));
        await carl.HidFrom(cora, "Part");
    }

    [Theory]
    [InlineData("several")]
    [InlineData("slow-several")]
    public async Task Several_public_messages_are_seen_in_order_by_everybody(string how)
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());

        await carl.Runs("/probe-public", Probes.Channel, ("how", how));

        await cora.Sees("Part two");
        Assert.Equal(["Part one", "Part two"], Parts(cora.Messages()));
    }

    [Fact]
    public async Task A_member_is_told_when_one_of_several_messages_fails()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe", Probes.Channel, ("how", "several-too-long"));

        await carl.Sees("Something went wrong on our side");
        Assert.Equal(["Part one"], Parts(carl.Messages()));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("slow-file")]
    public async Task A_reply_can_bring_files_in_time_or_late(string how)
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe", Probes.Channel, ("how", how));

        var attachment = Assert.Single((await carl.Sees($"With a {how}"))["attachments"]!.AsArray())!.AsObject();
        Assert.Equal($"{how}.txt", (string?)attachment["filename"]);
        Assert.Equal("In the file"u8.ToArray(), await carl.Opens(attachment));
    }

    [Fact]
    public async Task A_slow_answer_that_is_not_public_stays_hidden()
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());

        await carl.Runs("/probe", Probes.Channel, ("how", "slow"));
        await carl.Sees("Did slow");

        await carl.HidFrom(cora, "Did slow");
        Assert.DoesNotContain(cora.Messages(), IsLoading);
    }

    [Theory]
    [InlineData("refuse")]
    [InlineData("slow-refuse")]
    public async Task A_refusal_of_a_public_handler_is_for_who_asked_and_leaves_nothing_behind(string how)
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());

        await carl.Runs("/probe-public", Probes.Channel, ("how", how));

        await carl.Sees("Not in public");
        await cora.Eventually(() => cora.Messages().Any(IsLoading) ? null : "none", () => "the placeholder to go");
        await carl.HidFrom(cora, "Not in public");
        Assert.DoesNotContain(carl.Messages(), IsLoading);
    }

    [Fact]
    public async Task A_command_that_waits_for_its_turn_is_announced_in_time()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        await carl.Writes(Probes.Channel, "Hold the lane");

        await carl.Runs("/probe-lane", Probes.Channel);

        await carl.Sees("It was my turn");
    }

    [Fact]
    public async Task Work_and_a_job_go_on_after_the_answer()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe-later", Probes.Channel);

        await carl.Sees("The job ran");
        await carl.Sees("Second work");
        var seen = carl.Messages()
            .Select(message => (string)message["content"]!)
            .Where(text => text.EndsWith("work", StringComparison.Ordinal));
        Assert.Equal(["First work", "Second work"], seen);
    }

    [Fact]
    public async Task A_mention_in_a_reply_pings_nobody()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, cora) = (await guild.Adam(), await guild.Cora());

        await adam.Runs("/probe-ping", Probes.Channel);

        var message = await cora.Sees("@everyone");
        Assert.Contains($"<@{adam.Id}>", (string)message["content"]!, StringComparison.Ordinal);
        Assert.Empty(message["mentions"]!.AsArray());
        Assert.Empty(message["mention_roles"]!.AsArray());
        Assert.False((bool)message["mention_everyone"]!);
    }

    private static IEnumerable<string> Parts(IEnumerable<JsonObject> messages) =>
        messages.Select(message => (string)message["content"]!).Where(text => text.StartsWith("Part", StringComparison.Ordinal));

    private static bool IsLoading(JsonObject message) => ((int)message["flags"]! & Loading) != 0;
}
