using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Conversation.Replies;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class CannedReplyTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);
    private static readonly Member Bill = TicketsWorld.Member(12, Permissions.None, TicketsWorld.BillingRole);

    [Fact]
    public async Task A_reply_is_posted_by_the_bot_with_its_placeholders_and_pings_nobody()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        await SaveAsync(world, "Hello", "Hi {user}, ticket {ticket} of {department} at {server}. Yours, {Staff} {nothing}");

        Assert.True((await SendAsync(world, Tess, " hello ")).IsNone);

        var sent = world.Discord.Sent[^1].Message;
        Assert.Equal("Hi <@5>, ticket 0001 of Tech support at 100. Yours, person6 {nothing}", sent.Content);
        Assert.Equal(([], []), (sent.Mentions.Users, sent.Mentions.Roles));
        Assert.Equal(1, await world.ReadAsync(db => db.CannedReplies.Select(r => r.Uses).SingleAsync()));
    }

    [Fact]
    public async Task A_reply_that_pings_mentions_the_customer_and_nobody_else()
    {
        await using var world = await Work.StartAsync();
        await SaveAsync(world, "Ping", "Please look, <@&200>", ping: true);

        await SendAsync(world, Tess, "Ping");

        var sent = world.Discord.Sent[^1].Message;
        Assert.Equal("<@5> Please look, <@&200>", sent.Content);
        Assert.Equal([Carl.User.Id], sent.Mentions.Users);
        Assert.Empty(sent.Mentions.Roles);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reply_is_an_answer_of_the_member_who_sent_it(bool eventFirst)
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        await SaveAsync(world, "Hello", "Hello there");
        if (eventFirst)
            world.Discord.After = verb =>
            {
                if (verb == "send")
                    HearAsync(world, world.Discord.Messages[ticket.ChannelId!.Value][^1]).GetAwaiter().GetResult();
            };
        world.Raised.Saved.Clear();

        await SendAsync(world, Tess, "Hello");
        world.Discord.After = null;
        var message = world.Discord.Messages[ticket.ChannelId!.Value][^1];
        await world.HearsAsync(message, null);
        await world.HandleAsync<ArchiveWriter>(writer => writer.FlushAsync(CancellationToken.None));

        var now = await world.TicketAsync();
        Assert.Equal(TicketState.WaitingForCustomer, now.State);
        Assert.NotNull(now.FirstResponseAt);
        var row = await world.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == message.Id));
        Assert.Equal(
            (Tess.User.Id, "person6", false, MessageKind.Person, ActorRoles.Staff),
            (row.AuthorId, row.AuthorName, row.AuthorIsBot, row.Kind, row.AuthorRoles)
        );
        var written = Assert.Single(world.Raised.Saved.OfType<TicketMessageWritten>());
        Assert.Equal((Tess.User.Id, TicketRole.Staff), (written.AuthorId, written.AuthorRole));
        var history = await world.ReadAsync(db => db.History.OrderBy(h => h.Id).Select(h => new { h.Action, h.Detail }).ToListAsync());
        Assert.Equal(
            [(TicketAction.SendReply, "Hello"), (TicketAction.StaffWrites, null)],
            history.Skip(1).Select(h => (h.Action, h.Detail))
        );
        // The text is in the archive alone.
        Assert.Empty((await world.ReadAsync(db => db.Notices.SingleAsync())).Arguments);
    }

    [Fact]
    public async Task A_reply_whose_answer_from_Discord_was_lost_is_not_posted_twice_and_still_counts()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        await SaveAsync(world, "Hello", "Hello there");
        await SendAsync(world, Tess, "Hello");
        await world.SaysAsync(ticket, Carl);
        world.Discord.After = verb =>
        {
            if (verb == "send")
                throw RecordingDiscord.Refusal(503, 0);
        };
        Assert.Contains("as soon as", (await SendAsync(world, Tess, "Hello")).Message.Content, StringComparison.Ordinal);
        world.Discord.After = null;

        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();

        Assert.Equal(2, world.Discord.Messages[ticket.ChannelId!.Value].Count(m => m.Content == "Hello there"));
        Assert.Equal(TicketState.WaitingForCustomer, (await world.TicketAsync()).State);
        Assert.Equal(2, await world.ReadAsync(db => db.Messages.CountAsync(m => m.AuthorId == Tess.User.Id)));
    }

    [Fact]
    public async Task A_reply_of_a_department_is_for_its_staff_and_its_tickets()
    {
        await using var world = await Work.StartAsync();
        await world.OpenAsync(9, "billing");
        var billing = await world.TicketAsync(2);
        await SaveAsync(world, "Hello", "Hello", Tess, "tech");

        Assert.True((await SaveAsync(world, "Other", "Other", Tess, "billing")).Refused);
        Assert.True((await SaveAsync(world, "hello", "Again", Bill)).Refused);
        Assert.Equal(["Hello"], await ChoicesAsync(world, await world.TicketAsync(), Tess));
        Assert.Empty(await ChoicesAsync(world, billing, Bill));
        Assert.Contains("no canned reply", (await SendAsync(world, Bill, "Hello", billing)).Message.Content, StringComparison.Ordinal);
        Assert.Contains(
            "another department",
            (await SendAsync(world, TicketsWorld.Staff(7), "Hello", billing)).Message.Content,
            StringComparison.Ordinal
        );
        Assert.True((await SendAsync(world, Carl, "Hello")).Refused);
    }

    [Fact]
    public async Task Whoever_saves_a_reply_is_told_of_unknown_placeholders_and_can_change_and_delete_it()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        var saved = await SaveAsync(world, "Hello", "Hi {usr} {user}, see {url} {usr}");
        Assert.Contains("`{usr}` `{url}`", saved.Message.Content, StringComparison.Ordinal);

        var id = await world.ReadAsync(db => db.CannedReplies.Select(r => r.Id).SingleAsync());
        var edited = await world.InAsync<EditReplies, Reply>(edit =>
            edit.EditAsync(world.Form(ticket.ChannelId!.Value, Tess), id, "Hi", "Hi {user}", "*", false, CancellationToken.None)
        );
        Assert.DoesNotContain("⚠️", edited.Message.Content, StringComparison.Ordinal);
        var list = await world.RunsAsync<ListReplies>(ticket, Tess, replies => replies.RunAsync);
        Assert.Contains("**Hi** · All departments", list.Message.Embeds[0].Description, StringComparison.Ordinal);

        var asked = await world.RunsAsync<RemoveReply>(ticket, Tess, remove => remove.AskAsync, "Hi");
        Assert.Single(asked.Message.Buttons);
        await world.InAsync<RemoveReply, Update>(remove =>
            remove.RemoveAsync(world.Click(ticket.ChannelId!.Value, Tess), id, CancellationToken.None)
        );
        Assert.Equal(0, await world.ReadAsync(db => db.CannedReplies.CountAsync()));
    }

    [Fact]
    public async Task Text_of_a_refused_reply_is_kept_and_one_that_is_too_long_with_its_values_is_not_sent()
    {
        await using var world = await Work.StartAsync();
        var refused = await SaveAsync(world, " ", "A long text");
        Assert.Single(refused.Message.Buttons);
        await SaveAsync(world, "Long", new string('a', 1990) + "{department}");

        Assert.Contains("longer than 2000", (await SendAsync(world, Tess, "Long")).Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_gets_the_replies_they_saved_and_is_removed_from_them()
    {
        await using var world = await Work.StartAsync();
        await SaveAsync(world, "Hello", "Ask <@6> or <@12>");

        var names = await world.InAsync<IUserData, List<string>>(async data =>
        {
            List<string> files = [];
            await foreach (var file in data.ExportAsync(TicketsWorld.Guild, Tess.User.Id, CancellationToken.None))
                files.Add(file.Name);
            return files;
        });
        Assert.Contains("canned-replies.json", names);
        await world.InAsync<IUserData, ErasedData>(data => data.EraseAsync(TicketsWorld.Guild, Tess.User.Id, CancellationToken.None));

        var reply = await world.ReadAsync(db => db.CannedReplies.SingleAsync());
        Assert.Equal((DeletedUser.Id, "Ask @Deleted User or <@12>"), (reply.SavedById, reply.Text));
    }

    // Without waiting for what is under way.
    private static Task<bool> HearAsync(TicketsWorld world, Message message) =>
        world.InAsync<RecordMessages, bool>(
            async record =>
            {
                await record.HandleAsync(new MessageCreated(TicketsWorld.Guild, message), CancellationToken.None);
                return true;
            },
            idle: false
        );

    private static Task<Reply> SaveAsync(
        TicketsWorld world,
        string name,
        string text,
        Member? by = null,
        string department = "*",
        bool ping = false
    ) =>
        world.InAsync<EditReplies, Reply>(edit =>
            edit.AddAsync(world.Form(TicketsWorld.PanelChannel, by ?? Tess), name, text, department, ping, CancellationToken.None)
        );

    private static async Task<Reply> SendAsync(TicketsWorld world, Member by, string name, Ticket? ticket = null) =>
        await world.RunsAsync<SendReply>(ticket ?? await world.TicketAsync(), by, send => send.RunAsync, name);

    private static async Task<IEnumerable<string>> ChoicesAsync(TicketsWorld world, Ticket ticket, Member by) =>
        (
            await world.InAsync<SendReply, IReadOnlyList<Choice>>(send =>
                send.CompleteAsync(world.CommandIn(ticket.ChannelId!.Value, by), "", CancellationToken.None)
            )
        ).Select(choice => choice.Value);
}
