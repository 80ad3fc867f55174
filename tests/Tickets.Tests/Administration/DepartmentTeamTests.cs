using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Tests.Health;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Administration;

/// <summary>What a department sets for its own tickets: welcome, mentions, log channel; and the images of a panel.</summary>
public sealed class DepartmentTeamTests
{
    private static readonly Snowflake OnCall = new(220);
    private static readonly Snowflake OwnLog = new(125);

    [Fact]
    public async Task A_welcome_text_names_the_customer_the_ticket_the_department_and_the_server()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.EditPartAsync("en", "tech", ("welcome", "Hi {user}, this is {ticket} of {department} on {server}. {x y}"));
        await world.OpenAsync(5);
        var name = world.Discord.FindGuildName(TicketsWorld.Guild);
        Assert.StartsWith(
            $"Hi <@5>, this is 0001 of Tech support on {name}. {{x y}}",
            Welcome(world, await world.TicketAsync()).Embeds[0].Description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_welcome_text_that_repeats_a_long_name_still_fits()
    {
        await using var world = await TicketsWorld.StartAsync();
        var long80 = new string('n', 80);
        await world.EditPartAsync("en", "tech", ("name", long80), ("welcome", string.Concat(Enumerable.Repeat("{department}", 120))));
        await world.OpenAsync(5, text: new string('x', 1000));
        Assert.True(Welcome(world, await world.TicketAsync()).Embeds[0].Description!.Length <= 4096);
    }

    [Fact]
    public async Task A_department_chooses_whom_a_new_ticket_mentions()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Roles.Add(new Role { Id = OnCall, Name = "On call" });
        var none = await world.EditPartAsync("team", "tech", ("opening-ping", new[] { "Chosen" }));
        Assert.Contains("at least one role", none.Refusal, StringComparison.Ordinal);

        await world.EditPartAsync("team", "tech", ("opening-ping", new[] { "Chosen" }), ("ping-roles", new[] { OnCall }));
        await world.OpenAsync(5);
        var chosen = Welcome(world, await world.TicketAsync());
        Assert.Equal([OnCall], chosen.Mentions.Roles);
        Assert.Equal([new Snowflake(5)], chosen.Mentions.Users);
        Assert.DoesNotContain($"<@&{TicketsWorld.TechRole}>", chosen.Content, StringComparison.Ordinal);

        await world.EditPartAsync("team", "tech", ("opening-ping", new[] { "Nobody" }));
        await world.OpenAsync(6);
        var quiet = await world.TicketAsync(2);
        Assert.Equal("<@6>", Welcome(world, quiet).Content);
        Assert.Empty(Welcome(world, quiet).Mentions.Roles);
        // Nobody was mentioned, so the customer can call the team at once.
        Assert.Null(quiet.PingedAt);
        Assert.NotNull((await world.TicketAsync()).PingedAt);
    }

    [Fact]
    public async Task A_department_logs_to_its_own_channel_and_others_to_the_servers()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.OlderChannels.Add(new Channel { Id = OwnLog, Name = "tech-log" });
        world.Discord.Messages[OwnLog] = [];
        await world.EditPartAsync("team", "tech", ("log", new[] { OwnLog }));
        await world.OpenAsync(5);
        await world.OpenAsync(5, "billing");
        var (tech, billing) = (await world.TicketAsync(), await world.TicketAsync(2));
        await world.SaysAsync(tech, TicketsWorld.Staff(6));
        await world.CloseAsync(tech, 6);
        await world.CloseAsync(billing, 6);

        var own = Assert.Single(world.Discord.Sent, sent => sent.Channel == OwnLog).Message;
        Assert.NotEmpty(own.Files);
        Assert.Contains("0001", own.Text(), StringComparison.Ordinal);
        Assert.Contains("0002", Assert.Single(world.Discord.Sent, sent => sent.Channel == TicketsWorld.LogChannel).Message.Text());

        // The log message stays where it is, and is edited there.
        await world.EditPartAsync("team", "tech", ("log", Array.Empty<Snowflake>()));
        await world.InAsync<RateTicket, Update>(rate =>
            rate.RateAsync(world.Click(new Snowflake(1_000_005), TicketsWorld.Member(5)), tech.Id, 4, CancellationToken.None)
        );
        Assert.Equal(OwnLog, (await world.TicketAsync()).LogChannelId);
        Assert.Contains(
            world.Discord.Edited,
            edit => edit.Channel == OwnLog && edit.Content.Text().Contains('★', StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_doctor_looks_at_the_log_channel_of_a_department()
    {
        var facts = HealthyServer.Facts();
        facts.Departments[0].LogChannelId = OwnLog;
        Assert.Equal("doctor.department-log-gone", Assert.Single(Diagnosis.Find(facts)).Key);

        var hidden = new Channel
        {
            Id = OwnLog,
            PermissionOverwrites = [new Overwrite(HealthyServer.Guild, OverwriteType.Role, Deny: Permissions.ViewChannel)],
        };
        var finding = Assert.Single(Diagnosis.Find(facts with { Channels = [.. facts.Channels, hidden] }));
        Assert.Equal("doctor.channel-permission", finding.Key);
        Assert.Contains("the log channel of Tech", finding.In(TicketsWorld.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com/a.png")]
    [InlineData("example.com/a.png")]
    [InlineData("https://localhost/a.png")]
    [InlineData("https://user:pass@example.com/a.png")]
    [InlineData("javascript:alert(1)")]
    public async Task A_panel_takes_only_public_https_images(string url)
    {
        await using var world = await TicketsWorld.StartAsync();
        var update = await EditPanelAsync(world, url, "");
        Assert.Contains("https://", update.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_shows_its_image_and_its_thumbnail()
    {
        await using var world = await TicketsWorld.StartAsync();
        await EditPanelAsync(world, "https://example.com/large.png", " https://example.com/small.png ");
        await world.SweepPanelsAsync();
        var shown = world.Discord.Edited.Last(edit => edit.Channel == TicketsWorld.PanelChannel).Content.Embeds[0];
        Assert.Equal("https://example.com/large.png", shown.Image?.Url);
        Assert.Equal("https://example.com/small.png", shown.Thumbnail?.Url);
    }

    private static OutgoingMessage Welcome(TicketsWorld world, Ticket ticket) =>
        world.Discord.Sent.First(sent => sent.Channel == ticket.ChannelId).Message;

    private static async Task<Update> EditPanelAsync(TicketsWorld world, string image, string thumbnail)
    {
        var panel = await world.ReadAsync(db => db.Panels.AsNoTracking().SingleAsync());
        return await world.InAsync<EditPanel, Update>(edit =>
            edit.SetWordsAsync(world.Submit(), panel.Id, "Support", "", "", image, thumbnail, CancellationToken.None)
        );
    }
}
