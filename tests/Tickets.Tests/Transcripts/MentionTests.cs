using System.Text;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Transcripts;

/// <summary>Mentions in transcripts are names (R05, L9).</summary>
public sealed class MentionTests
{
    [Fact]
    public async Task Mentions_in_embeds_of_threads_and_of_people_who_never_wrote_are_names()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        world.Discord.Threads.Add(
            new Channel
            {
                Id = new(4444),
                GuildId = TicketsWorld.Guild,
                Type = ChannelType.PublicThread,
                Name = "logs",
            }
        );
        world.Discord.Threads.Add(
            new Channel
            {
                Id = new(5555),
                GuildId = new(999),
                Type = ChannelType.PublicThread,
                Name = "elsewhere",
            }
        );
        var row = Paper.Row(ticket, 1, "see <#4444> and <#5555>", 900, "DCTicket");
        row.EmbedsJson = JsonSerializer.Serialize(
            new List<Embed>
            {
                new() { Description = "<@4242> in <#4444>", Fields = [new("Who", "<@4242>")] },
            }
        );
        await world.ArchiveAsync(row);

        var files = await world.PackAsync(ticket);

        var page = Paper.Page(files.First().Value);
        Assert.Equal(
            ["#logs", "#unknown channel (5555)", "@person4242", "#logs", "@person4242"],
            page.QuerySelectorAll("#m1 .mention").Select(mention => mention.TextContent)
        );
        var text = Encoding.UTF8.GetString(files.Single(file => file.Key.EndsWith(".txt", StringComparison.Ordinal)).Value);
        Assert.Contains("@person4242 in #logs", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(files.Single(file => file.Key.EndsWith(".json", StringComparison.Ordinal)).Value);
        var mentions = json.RootElement.GetProperty("messages")[0].GetProperty("mentions");
        Assert.Equal("person4242", mentions.GetProperty("users").GetProperty("4242").GetString());
        Assert.Equal("logs", mentions.GetProperty("channels").GetProperty("4444").GetString());
        Assert.False(mentions.GetProperty("channels").TryGetProperty("5555", out _));
    }

    [Fact]
    public async Task Who_cannot_be_found_is_called_unknown_and_is_asked_for_once()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        world.Discord.Left.Add(new(4243));
        await world.ArchiveAsync(Paper.Row(ticket, 1, "<@4243> and <@4243>"));
        var asked = 0;
        world.Discord.Before = (verb, target) => asked += verb == "member" && target is Snowflake { Value: 4243 } ? 1 : 0;
        await world.PackAsync(ticket);
        var page = await world.PageAsync(ticket, TranscriptAudience.Customer);
        Assert.Equal(
            ["@unknown user (4243)", "@unknown user (4243)"],
            page.QuerySelectorAll("#m1 .mention").Select(mention => mention.TextContent)
        );
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Members_roles_and_channels_that_a_form_asked_for_are_names()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        var (role, channel) = (world.Discord.Roles[0], world.Discord.Channels[0]);
        await world.ReadAsync(async db =>
        {
            (await db.Tickets.SingleAsync()).With(
                t => t.Answers,
                [
                    new()
                    {
                        Key = "who",
                        Kind = FormFieldKind.User,
                        Label = "Whom",
                        Ids = [new(4242)],
                    },
                    new()
                    {
                        Key = "role",
                        Kind = FormFieldKind.Role,
                        Label = "Role",
                        Ids = [role.Id],
                    },
                    new()
                    {
                        Key = "where",
                        Kind = FormFieldKind.Channel,
                        Label = "Where",
                        Ids = [channel.Id],
                    },
                ]
            );
            return await db.SaveChangesAsync();
        });
        var page = await world.PageAsync(await world.TicketAsync(ticket.Number));
        Assert.Equal(
            ["@person4242", $"@{role.Name}", $"#{channel.Name}"],
            page.QuerySelectorAll(".description p").Select(text => text.TextContent)
        );
    }
}
