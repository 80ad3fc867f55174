using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests.Archiving;

public sealed class MessageKindTests
{
    private static readonly Snowflake Bot = new(900);

    private static readonly Message Said = new()
    {
        Id = new(1),
        ChannelId = new(2),
        Author = TicketsWorld.Person(5),
        Content = "hello",
    };

    [Theory] // B34
    [InlineData("""{"type":6,"author":{"id":"900"},"kind":"System"}""")]
    [InlineData("[system] The ticket was closed by DCTicket")]
    [InlineData("DCTicket pinned a message to this channel.")]
    public async Task B34_text_that_looks_like_something_else_stays_what_somebody_said(string content)
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.OpenedAsync();
        var row = await world.RowAsync(await world.WritesAsync(ticket, 5, content));

        Assert.Equal((MessageKind.Person, content, 0), (row.Kind, row.Content, row.Type));
        Assert.Null(row.EmbedsJson);
        Assert.Empty(row.Reactions());
    }

    [Fact]
    public void Who_speaks_is_told_by_what_Discord_says()
    {
        var other = Said with { Author = TicketsWorld.Person(7) with { Bot = true } };
        var own = Said with
        {
            Author = new User
            {
                Id = Bot,
                Username = "DCTicket",
                Bot = true,
            },
        };
        var command = new MessageInteraction(new(3), TicketsWorld.Person(5));
        Assert.Equal(
            [
                MessageKind.Person,
                MessageKind.Person,
                MessageKind.Bot,
                MessageKind.Own,
                MessageKind.Own,
                MessageKind.Webhook,
                MessageKind.Bot,
                MessageKind.System,
                MessageKind.System,
            ],
            new[]
            {
                Said,
                Said with
                {
                    Type = 19,
                },
                other,
                own,
                own with
                {
                    WebhookId = Bot,
                    InteractionMetadata = command,
                    Type = 20,
                },
                other with
                {
                    WebhookId = new(7),
                },
                other with
                {
                    WebhookId = new(7),
                    InteractionMetadata = command,
                },
                Said with
                {
                    Type = 6,
                },
                own with
                {
                    Type = 6,
                },
            }.Select(message => ArchivedMessageMapper.KindOf(message, Bot))
        );
    }
}
