using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Escalation;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Conversation.Renaming;
using DCTicket.Tickets.Conversation.Transfers;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests;

/// <summary>
/// Mistakes of the bot that this one follows, which it must not have; each test begins with the number of its own. Those whose behaviour
/// is tested elsewhere stand there under their numbers.
/// </summary>
public sealed class BugTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    [Fact]
    public async Task B2_No_customer_is_ever_written_into_the_permissions_of_a_category()
    {
        await using var world = await StartAsync();
        world.Discord.Channels.Add(
            new Channel
            {
                Id = new(77),
                Type = ChannelType.Category,
                Name = "Support",
            }
        );
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.CategoryId, new Snowflake(77))));
        world.Discord.Before = (_, target) =>
        {
            if (target is NewChannel { ParentId: { Value: 77 } } or ChannelChange { ParentId: { Value: 77 } })
                throw RecordingDiscord.Refusal(
                    400,
                    DiscordErrorCode.InvalidFormBody,
                    new DiscordFieldError("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "full")
                );
        };

        await world.OpenAsync(7);
        await world.RunsAsync<TransferTicket>(await world.TicketAsync(), Tess, transfer => transfer.RunAsync, "billing", null!);

        var category = Assert.Single(world.Discord.Created, channel => channel.Type == ChannelType.Category);
        Assert.DoesNotContain(category.PermissionOverwrites, o => o.Type == OverwriteType.Member && o.Id != world.Discord.BotId);
        Assert.DoesNotContain(new Snowflake(77), world.Discord.Overwrites.Keys);
        // What is made in it, or moved there, has permissions of its own.
        Assert.All(
            world.Discord.Created.Where(channel => channel.Type == ChannelType.Text),
            channel => Assert.NotEmpty(channel.PermissionOverwrites)
        );
        Assert.All(world.Discord.Modified, modified => Assert.Null(modified.Change.Overwrites));
    }

    [Fact]
    public async Task B8_A_ticket_that_waits_for_staff_counts_as_open()
    {
        await using var world = await StartAsync();
        await world.RunsAsync<EscalateTicket>(await world.TicketAsync(), Carl, handoff => handoff.RunAsync);

        Assert.NotNull((await world.AskAsync(5)).Refusal);
        Assert.True((await world.OpenAsync(5)).Refused);
    }

    [Fact]
    public async Task B10_The_deletion_of_a_closed_channel_survives_a_restart()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        await world.CloseAsync(ticket, 5);
        await world.RestartAsync();

        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        Assert.Equal([ticket.ChannelId!.Value], world.Discord.Deleted);
    }

    [Fact]
    public async Task B12_A_close_that_lacks_permissions_delivers_all_the_same_and_deletes_the_channel_once_it_may()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        world.Discord.Before = (verb, _) =>
        {
            if (verb is "overwrites" or "delete")
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions);
        };

        await world.CloseAsync(ticket, 6);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();
        Assert.True(
            await world.TicketAsync()
                is { IsClosed: true, TranscriptSentAt: not null, LogMessageId: not null, ChannelDeletedAt: null, NextRunAt: not null }
        );

        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.SweepAsync();
        Assert.Equal([ticket.ChannelId!.Value], world.Discord.Deleted);
    }

    [Fact]
    public async Task B23_The_words_of_an_owner_who_has_the_departments_role_are_the_customers()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        await world.RunsAsync<EscalateTicket>(ticket, Carl, handoff => handoff.RunAsync);

        await world.SaysAsync(ticket, TicketsWorld.Member(5, Permissions.None, TicketsWorld.TechRole));

        Assert.True(
            await world.TicketAsync()
                is { State: TicketState.WaitingForStaff, FirstResponseAt: null, LastStaffMessageAt: null, LastCustomerMessageAt: not null }
        );
    }

    [Fact]
    public async Task B32_A_form_that_was_opened_before_a_restart_is_taken_after_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.Null((await world.AskAsync(5)).Refusal);
        await world.RestartAsync();

        Assert.False((await world.OpenAsync(5)).Refused);
        Assert.NotNull((await world.TicketAsync()).WelcomeMessageId);
    }

    [Fact]
    public async Task B33_Whatever_somebody_writes_pings_nobody()
    {
        const string Loud = "@everyone @here <@&201> <@7> <@&100> please help";
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5, text: Loud);
        var ticket = await world.TicketAsync();
        await world.RunsAsync<EscalateTicket>(ticket, Carl, handoff => handoff.RunAsync);
        await world.RunsAsync<TicketNotes>(ticket, Tess, notes => notes.AddAsync, Loud);
        await world.RunsAsync<RenameTicket>(ticket, Tess, rename => rename.RunAsync, Loud);
        var answer = await world.CloseAsync(ticket, 6, Loud);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        var all = world.Discord.Sent.Select(sent => sent.Message).Append(answer.Message).ToList();
        Assert.Equal([new Snowflake(5)], all.SelectMany(message => message.Mentions.Users).Distinct());
        Assert.Equal([TicketsWorld.TechRole], all.SelectMany(message => message.Mentions.Roles).Distinct());
    }

    [Fact]
    public async Task B36_What_is_for_staff_is_not_for_those_who_are_invited()
    {
        await using var world = await StartAsync();
        var (ticket, cora) = (await world.TicketAsync(), TicketsWorld.Member(8));
        await world.RunsAsync<InviteToTicket>(ticket, Carl, invite => invite.InviteAsync, new Mentionable(cora.User.Id, IsRole: false));
        await world.RunsAsync<TicketNotes>(ticket, Tess, notes => notes.AddAsync, "Pays late");

        Assert.True((await world.RunsAsync<TicketNotes>(ticket, cora, notes => notes.ListAsync)).Refused);
        Assert.DoesNotContain(
            world.Discord.Sent.Concat(world.Discord.Edited.Select(edit => (edit.Channel, edit.Content))),
            sent => sent.Item2.Text().Contains("Pays late", StringComparison.Ordinal)
        );
    }

    private static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        return world;
    }
}
