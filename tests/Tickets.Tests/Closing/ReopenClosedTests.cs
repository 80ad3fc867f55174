using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Conversation.Priorities;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Privacy.Retention;
using DCTicket.Tickets.Tests.Archiving;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Closing.ReopenSteps;

namespace DCTicket.Tickets.Tests.Closing;

public sealed class ReopenClosedTests
{
    [Fact]
    public async Task Staff_goes_on_with_a_closed_ticket_in_a_new_channel_with_its_people_and_both_say_so()
    {
        await using var world = await ClosedAsync(
            async (world, ticket) =>
            {
                await world.RunsAsync<InviteToTicket>(ticket, Tess, invite => invite.InviteAsync, new Mentionable(new(8), IsRole: false));
                await world.RunsAsync<ClaimTicket>(ticket, Tess, claim => claim.RunAsync);
                await world.RunsAsync<SetPriority>(ticket, Tess, priority => priority.RunAsync, TicketPriority.High);
                await world.RunsAsync<TicketNotes>(ticket, Tess, notes => notes.AddAsync, "Has two accounts");
            }
        );
        world.Discord.MemberRoles[Tess.User.Id] = Tess.Roles;

        var reply = await ReopenAsync(world, Tess);

        var (old, next) = (await world.TicketAsync(1), await world.TicketAsync(2));
        Assert.False(reply.Refused, reply.Message.Content);
        Assert.Contains($"0002: <#{next.ChannelId}>", reply.Message.Content, StringComparison.Ordinal);
        Assert.Equal(
            (
                old.Id,
                old.OwnerId,
                old.DepartmentId,
                old.Description,
                TicketState.WaitingForStaff,
                TicketPriority.High,
                Tess.User.Id,
                Tess.User.Id
            ),
            (
                next.ReopenedFromId!.Value,
                next.OwnerId,
                next.DepartmentId,
                next.Description,
                next.State,
                next.Priority,
                next.AssigneeId!.Value,
                next.OpenedById!.Value
            )
        );
        Assert.Equal([new Snowflake(8)], next.Members.Select(member => member.TargetId));
        Assert.Contains(world.Discord.Overwrites[next.ChannelId!.Value], overwrite => overwrite.Id == new Snowflake(8));
        Assert.Equal(
            "Has two accounts",
            await world.ReadAsync(db => db.Notes.Where(n => n.TicketId == next.Id).Select(n => n.Text).SingleAsync())
        );

        var first = world.Discord.Sent.Single(sent => sent.Channel == next.ChannelId).Message;
        Assert.Contains($"0001 · [log](https://discord.com/channels/100/120/{old.LogMessageId})", first.Text(), StringComparison.Ordinal);
        Assert.Equal([new Snowflake(5)], first.Mentions.Users);
        Assert.Equal([TicketsWorld.TechRole], first.Mentions.Roles);

        await world.SweepAsync();
        var logged = Assert.Single(world.Discord.Edited, edit => edit.Channel == TicketsWorld.LogChannel);
        Assert.Equal(old.LogMessageId, logged.Message);
        Assert.Contains(
            logged.Content.Embeds[0].Fields,
            field => field.Name == "Continued in" && field.Value == $"0002 <#{next.ChannelId}>"
        );
        Assert.Empty(logged.Content.Buttons);
    }

    [Fact]
    public async Task The_history_of_both_says_who_reopened_which()
    {
        await using var world = await ClosedAsync();
        await ReopenAsync(world, Tess);

        var (old, next) = (await world.TicketAsync(1), await world.TicketAsync(2));
        var rows = await world.ReadAsync(db => db.History.OrderBy(h => h.Id).ToListAsync());
        Assert.True(
            rows.Last(row => row.TicketId == old.Id)
                is { Action: TicketAction.Reopen, From: TicketState.Closed, To: TicketState.Closed, Detail: "0002" } reopened
                && reopened.ActorId == Tess.User.Id
        );
        Assert.True(
            rows.Single(row => row.TicketId == next.Id) is { Action: TicketAction.Open, To: TicketState.WaitingForStaff, Detail: "0001" }
        );
    }

    [Fact]
    public async Task Clicked_many_times_at_the_same_instant_it_makes_one_ticket_and_the_others_are_shown_it()
    {
        await using var world = await ClosedAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ReopenAsync(world, Tess, "button"))));

        Assert.Single(replies, reply => !reply.Refused);
        Assert.All(
            replies.Where(reply => reply.Refused),
            reply => Assert.Contains("already continues as ticket 0002", reply.Message.Content, StringComparison.Ordinal)
        );
        Assert.Equal(2, await world.ReadAsync(db => db.Tickets.CountAsync()));
        Assert.Equal(2, world.Discord.Created.Count);
        Assert.Contains(
            $"<#{(await world.TicketAsync(2)).ChannelId}>",
            (await ReopenAsync(world, Tess)).Message.Content,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task While_the_closed_channel_is_still_there_the_new_one_stands_beside_it_and_the_old_one_goes_in_its_time()
    {
        await using var world = await ClosedAsync(channelGoes: false);
        var old = await world.TicketAsync();

        Assert.False((await ReopenAsync(world, Tess, "channel")).Refused);

        Assert.True((await world.TicketAsync()).IsClosed);
        Assert.Empty(world.Discord.Deleted);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();
        await world.SweepAsync();
        Assert.Equal([old.ChannelId!.Value], world.Discord.Deleted);
        Assert.True(await world.TicketAsync(2) is { IsClosed: false, ChannelDeletedAt: null });
        Assert.Contains(world.Discord.Edited, edit => edit.Channel == TicketsWorld.LogChannel);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Files_of_the_form_that_two_tickets_share_stay_until_neither_needs_them(bool byRule)
    {
        await using var world = await ClosedAsync();
        var hash = await KeepFormFileAsync(world);
        await ReopenAsync(world, Tess);
        // Until the log message says where it goes on, the old ticket is not over.
        await world.SweepAsync();

        await LetGoAsync();
        Assert.True(File.Exists(world.PathOf(hash)));
        Assert.Equal(1, await world.ReadAsync(db => db.StoredFiles.CountAsync()));
        Assert.Equal(hash, (await world.TicketAsync(2)).Answers.SelectMany(answer => answer.Files).Single().Hash);
        Assert.DoesNotContain((await world.TicketAsync(1)).Answers.SelectMany(answer => answer.Files), file => file.Hash is not null);

        await world.EndAsync(await world.TicketAsync(2), 6);
        await LetGoAsync();
        Assert.False(File.Exists(world.PathOf(hash)));
        Assert.Equal(0, await world.ReadAsync(db => db.StoredFiles.CountAsync()));

        async Task LetGoAsync()
        {
            if (!byRule)
            {
                await world.InAsync<IUserData, ErasedData>(data => data.EraseAsync(TicketsWorld.Guild, new(5), CancellationToken.None));
                return;
            }

            await world.EditAsync(
                "tech",
                department => department.Rules = department.Rules with { KeepAttachments = TimeSpan.FromDays(1) }
            );
            world.Time.Advance(TimeSpan.FromDays(2));
            await world.HandleAsync<ApplyRetention>(job => job.RunAsync(CancellationToken.None));
        }
    }

    private static async Task<string> KeepFormFileAsync(TicketsWorld world)
    {
        var hash = await world.KeepBytesAsync([1, 2, 3]);
        await world.ReadAsync(async db =>
        {
            db.StoredFiles.Add(
                new StoredFile
                {
                    GuildId = TicketsWorld.Guild,
                    Hash = hash,
                    Size = 3,
                    StoredAt = world.Time.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync();
        });
        await world.SetAsync(ticket =>
            ticket.With(
                t => t.Answers,
                [
                    new TicketAnswer
                    {
                        Key = "log",
                        Label = "Log",
                        Files = [new AnswerFile("log.txt", "text/plain", 3, hash)],
                    },
                ]
            )
        );
        return hash;
    }

    [Fact]
    public async Task Where_Discord_makes_no_channel_it_is_said_and_can_be_tried_again()
    {
        await using var world = await ClosedAsync();
        world.Discord.Before = (verb, _) =>
            ContinueTicketTests.ThrowFor(verb, "create", RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions));
        Assert.Contains("Manage Channels", (await ReopenAsync(world, Tess)).Message.Content, StringComparison.Ordinal);
        await world.SweepAsync();
        Assert.Empty(world.Discord.Edited);

        world.Discord.Before = null;
        Assert.False((await ReopenAsync(world, Tess)).Refused);
        await world.SweepAsync();
        Assert.Contains("0003", Assert.Single(world.Discord.Edited).Content.Embeds[0].Fields[^1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_outage_it_goes_on_by_itself()
    {
        await using var world = await ClosedAsync();
        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "create", RecordingDiscord.Refusal(503, 0));
        Assert.Contains("saved", (await ReopenAsync(world, Tess)).Message.Content, StringComparison.Ordinal);
        world.Discord.Before = null;
        for (var i = 0; i < 2; i++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await world.SweepAsync();
        }

        Assert.NotNull((await world.TicketAsync(2)).WelcomeMessageId);
        Assert.Single(world.Discord.Edited);
        Assert.Equal(0, await world.ReadAsync(db => db.Tickets.CountAsync(t => t.NextRunAt != null)));
    }

    [Fact]
    public async Task One_that_was_closed_again_is_reopened_by_its_own_number()
    {
        await using var world = await ClosedAsync();
        await ReopenAsync(world, Tess);
        await world.CloseAsync(await world.TicketAsync(2), 6);

        Assert.Contains("already continues as ticket 0002", (await ReopenAsync(world, Tess)).Message.Content, StringComparison.Ordinal);
        Assert.False((await ReopenAsync(world, Tess, number: 2)).Refused);
        Assert.Equal((await world.TicketAsync(2)).Id, (await world.TicketAsync(3)).ReopenedFromId);
    }
}
