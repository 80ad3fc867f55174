using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Health.Reconciling;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Health;

/// <summary>What the bot does after it has missed events.</summary>
public sealed class ReconcileTests
{
    [Fact]
    public async Task Reconciling_that_is_cut_short_goes_on_where_it_stopped()
    {
        await using var world = await OpenAsync(members: 12);
        using var stop = new CancellationTokenSource();
        List<Snowflake> asked = [];
        world.Discord.Before = (verb, target) =>
        {
            if (verb != "messages")
                return;
            lock (asked)
            {
                asked.Add((Snowflake)target!);
                if (asked.Count == 5)
                    stop.Cancel();
            }
        };
        await MissAsync(world);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.HandleAsync<CatchUpTickets>(job => job.RunAsync(stop.Token)));
        var left = await world.ReadAsync(db => db.Tickets.CountAsync(t => t.CatchUpAt != null));
        Assert.InRange(left, 1, 11);

        await world.RestartAsync();
        asked.Clear();
        await world.HandleAsync<CatchUpTickets>(job => job.RunAsync(CancellationToken.None));
        Assert.Equal(left, asked.Distinct().Count());
        Assert.Equal(0, await world.ReadAsync(db => db.Tickets.CountAsync(t => t.CatchUpAt != null)));
    }

    [Fact]
    public async Task A_ticket_whose_channel_is_gone_comes_first()
    {
        await using var world = await OpenAsync(members: 12);
        var gone = await world.TicketAsync(12);
        await world.Discord.DeleteChannelAsync(gone.ChannelId!.Value, "", CancellationToken.None);
        await MissAsync(world);
        var due = await world.InAsync<MissedTicketQuery, IReadOnlyList<MissedTicket>>(query => query.FindDueAsync(CancellationToken.None));
        Assert.Equal(12, due.Count);
        Assert.Equal(gone.Id, due[0].Id);
        await world.HandleAsync<CatchUpTickets>(job => job.RunAsync(CancellationToken.None));
        Assert.True((await world.TicketAsync(12)).IsClosed);
    }

    [Fact]
    public async Task One_ticket_that_cannot_be_read_holds_up_no_other_and_is_read_later()
    {
        await using var world = await OpenAsync(members: 3);
        var (first, second) = (await world.TicketAsync(1), await world.TicketAsync(2));
        world.Discord.Write(first.ChannelId!.Value, TicketsWorld.Person(5), "Missed");
        world.Discord.Write(second.ChannelId!.Value, TicketsWorld.Person(6), "Missed");
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "messages" && target is Snowflake channel && channel == first.ChannelId)
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingAccess);
        };
        await world.ReturnAsync();
        Assert.Null((await world.TicketAsync(1)).LastCustomerMessageAt);
        Assert.NotNull((await world.TicketAsync(2)).LastCustomerMessageAt);

        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.HandleAsync<CatchUpTickets>(job => job.RunAsync(CancellationToken.None));
        Assert.True(await world.TicketAsync(1) is { LastCustomerMessageAt: not null, CatchUpAt: null });
    }

    [Fact]
    public async Task The_log_channel_is_told_once_what_was_found_after_missed_events()
    {
        await using var world = await OpenAsync(members: 3);
        await world.Discord.DeleteChannelAsync((await world.TicketAsync(1)).ChannelId!.Value, "", CancellationToken.None);
        world.Discord.Left.Add(new Snowflake(6));
        world.Discord.Write((await world.TicketAsync(3)).ChannelId!.Value, TicketsWorld.Person(7), "Missed");
        await world.ReturnAsync();

        var report = Assert.Single(Reports(world)).Embeds[0].Description!;
        Assert.Equal(
            ["1 ticket closed: its channel was deleted", "1 ticket closed: the customer has left", "1 missed message fetched, in 1 ticket"],
            report.Split('\n')
        );

        await world.ReturnAsync();
        Assert.Single(Reports(world));
    }

    [Fact]
    public async Task Nothing_is_told_where_nothing_was_found()
    {
        await using var world = await OpenAsync(members: 2);
        await world.ReturnAsync();
        Assert.Empty(Reports(world));
        Assert.Equal(0, await world.ReadAsync(db => db.Reconciliations.CountAsync()));
    }

    [Fact]
    public async Task Owners_are_asked_for_together_and_who_is_not_there_once_more()
    {
        await using var world = await OpenAsync(members: 5);
        world.Discord.Left.Add(new Snowflake(6));
        List<string> asked = [];
        world.Discord.Before = (verb, target) =>
        {
            lock (asked)
            {
                if (verb is "member" or "members" && target is not Snowflake { Value: 900 })
                    asked.Add($"{verb} {target}");
            }
        };
        await world.ReturnAsync();
        Assert.Equal(["members 5", "member 6"], asked);
        Assert.Equal(1, await world.ReadAsync(db => db.Tickets.CountAsync(t => t.State == TicketState.Closed)));
    }

    [Fact]
    public async Task Where_owners_cannot_be_asked_for_together_each_ticket_asks_by_itself()
    {
        await using var world = await OpenAsync(members: 3);
        world.Discord.Left.Add(new Snowflake(6));
        world.Discord.Before = (verb, _) =>
        {
            if (verb == "members")
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingAccess);
        };
        await world.ReturnAsync();
        Assert.Equal(1, await world.ReadAsync(db => db.Tickets.CountAsync(t => t.State == TicketState.Closed)));
    }

    [Fact]
    public async Task After_a_session_that_went_on_no_ticket_and_no_member_is_asked_for()
    {
        await using var world = await OpenAsync(members: 5);
        var calls = 0;
        world.Discord.Before = (_, _) => Interlocked.Increment(ref calls);
        await world.ReturnAsync(nothingMissed: true);
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A_file_that_was_not_fetched_before_the_end_is_fetched_although_the_session_went_on()
    {
        await using var world = await OpenAsync(members: 2);
        var ticket = await world.TicketAsync(1);
        var file = new Attachment
        {
            Id = world.Discord.NextId(),
            Filename = "a.png",
            Size = 3,
            Url = new Uri("https://cdn.example/a"),
        };
        world.Discord.Files[file.Id] = [1, 2, 3];
        var message = world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(5), "", file);
        await world.HandleAsync<RecordMessages>(f =>
            f.HandleAsync(new MessageCreated(TicketsWorld.Guild, message), CancellationToken.None)
        );
        await world.ReadAsync(db => db.Attachments.ExecuteUpdateAsync(set => set.SetProperty(a => a.Hash, (string?)null)));
        await world.ReturnAsync(nothingMissed: true);
        Assert.NotNull((await world.ReadAsync(db => db.Attachments.SingleAsync())).Hash);
    }

    [Fact]
    public async Task A_channel_that_goes_while_somebody_acts_in_it_closes_its_ticket_all_the_same()
    {
        await using var world = await OpenAsync(members: 1);
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        await world.Discord.DeleteChannelAsync(channel, "", CancellationToken.None);
        world.Meddling.Before.Enqueue("UPDATE tickets SET Version = Version + 1");
        await world.HandleAsync<Reconcile>(f => f.HandleAsync(new ChannelDeleted(TicketsWorld.Guild, channel), CancellationToken.None));
        Assert.True((await world.TicketAsync()).IsClosed);
    }

    [Fact]
    public async Task The_event_of_a_channel_that_the_bot_deletes_itself_is_no_news()
    {
        await using var world = await OpenAsync(members: 1);
        var ticket = await world.TicketAsync();
        await world.CloseAsync(ticket, 5);
        var noted = true;
        world.Discord.After = verb =>
        {
            if (verb != "delete")
                return;
            Task.Run(() =>
                    world.InAsync<Reconcile, bool>(
                        async f =>
                        {
                            await f.HandleAsync(new ChannelDeleted(TicketsWorld.Guild, ticket.ChannelId!.Value), CancellationToken.None);
                            return true;
                        },
                        idle: false
                    )
                )
                .GetAwaiter()
                .GetResult();
            noted = Task.Run(() => world.TicketAsync()).GetAwaiter().GetResult().ChannelDeletedAt is not null;
        };
        world.Time.Advance(TimeSpan.FromMinutes(10));
        await world.SweepAsync();
        Assert.False(noted);
        Assert.NotNull((await world.TicketAsync()).ChannelDeletedAt);
    }

    private static async Task<TicketsWorld> OpenAsync(int members)
    {
        var world = await TicketsWorld.StartAsync();
        for (var member = 0; member < members; member++)
            await world.OpenAsync((ulong)(5 + member));
        // Their own messages are known.
        await world.ReturnAsync();
        return world;
    }

    private static Task MissAsync(TicketsWorld world) =>
        world.HandleAsync<Reconcile>(reconcile =>
            reconcile.HandleAsync(
                new GuildAvailable(TicketsWorld.Guild, world.Discord.Channels.Select(channel => channel.Id).ToHashSet()),
                CancellationToken.None
            )
        );

    private static List<OutgoingMessage> Reports(TicketsWorld world) =>
        [
            .. world
                .Discord.Sent.Where(sent =>
                    sent.Channel == TicketsWorld.LogChannel && sent.Message.Embeds.Any(e => e.Title == "After being offline")
                )
                .Select(sent => sent.Message),
        ];
}
