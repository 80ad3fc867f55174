using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Administration.SetupSteps;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class SetupRollbackTests
{
    [Fact]
    public async Task Undo_takes_everything_away_again_also_after_a_restart()
    {
        await using var world = await MissingAsync();
        var run = (await OfferAsync(world)).RunOf("Create");
        await MakeAsync(world, run);
        await world.RestartAsync();

        var told = await UndoAsync(world, run);

        Assert.Empty(world.Discord.Channels);
        Assert.DoesNotContain(world.Discord.Roles, role => role.Name == "Money desk");
        Assert.Empty(world.Discord.Messages[TicketsWorld.PanelChannel]);
        Assert.DoesNotContain("Undo", told.Message!.Labels());
        var guild = await world.ReadAsync(db => db.GuildSettings.SingleAsync());
        Assert.Null(guild.LogChannelId);
        Assert.Empty(await world.ReadAsync(db => db.Panels.ToListAsync()));
        Assert.All(await world.ReadAsync(db => db.Departments.ToListAsync()), d => Assert.Null(d.CategoryId));
    }

    [Fact]
    public async Task Undo_keeps_and_names_what_people_use()
    {
        await using var world = await MissingAsync();
        var run = (await OfferAsync(world)).RunOf("Create");
        await MakeAsync(world, run);
        var role = world.Discord.Roles.Single(r => r.Name == "Money desk");
        world.Discord.RoleMembers[role.Id] = 2;
        var log = world.Discord.Channels.Single(c => c.Type == ChannelType.Text);
        world.Discord.Write(log.Id, TicketsWorld.Person(7), "Hello");
        var category = world.Discord.Channels.Single(c => c.Name == "Tech support");
        world.Discord.Channels.Add(
            new Channel
            {
                Id = new(7777),
                Name = "x",
                ParentId = category.Id,
            }
        );

        var told = (await UndoAsync(world, run)).Message!.Text();

        Assert.Contains(world.Discord.Roles, r => r.Id == role.Id);
        Assert.Equal(new[] { log.Id, category.Id, new Snowflake(7777) }.Order(), world.Discord.Channels.Select(c => c.Id).Order());
        Assert.All(
            [$"<@&{role.Id}>", $"<#{log.Id}>", $"<#{category.Id}>"],
            mention => Assert.Contains(mention, told, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Undo_that_Discord_refuses_names_it_and_can_be_repeated()
    {
        await using var world = await MissingAsync();
        var run = (await OfferAsync(world)).RunOf("Create");
        await MakeAsync(world, run);
        world.Discord.Before = (verb, _) =>
            ContinueTicketTests.ThrowFor(verb, "delete-role", RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions));
        var told = (await UndoAsync(world, run)).Message!;
        Assert.Contains("Manage Roles", told.Text(), StringComparison.Ordinal);
        Assert.Contains("Undo", told.Labels());

        world.Discord.Before = null;
        Assert.DoesNotContain("Undo", (await UndoAsync(world, run)).Message!.Labels());
        Assert.DoesNotContain(world.Discord.Roles, role => role.Name == "Money desk");
    }

    [Fact]
    public async Task An_older_offer_and_one_of_another_server_are_refused() // B26
    {
        await using var world = await MissingAsync();
        var old = (await OfferAsync(world)).RunOf("Create");
        await OfferAsync(world);
        Assert.NotNull((await MakeAsync(world, old)).Refusal);
        var other = await world.ReadAsync(async db =>
        {
            var run = new SetupPlan
            {
                Id = Guid.NewGuid(),
                GuildId = new(555),
                Steps = [new SetupStep { Kind = SetupStepKind.Role, Name = "x" }],
            };
            db.SetupPlans.Add(run);
            await db.SaveChangesAsync();
            return run.Id;
        });
        Assert.NotNull((await MakeAsync(world, other)).Refusal);
        Assert.NotNull((await UndoAsync(world, other)).Refusal);
    }

    private static Task<Update> UndoAsync(TicketsWorld world, Guid run) =>
        world.InAsync<ConfirmSetup, Update>(c => c.UndoAsync(world.Click(), run, CancellationToken.None));
}
