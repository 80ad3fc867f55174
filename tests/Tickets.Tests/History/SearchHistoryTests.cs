using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Conversation.Transfers;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.History.Records;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.History;

public sealed class SearchHistoryTests
{
    [Fact]
    public async Task Staff_finds_what_was_said_with_the_words_in_bold_and_a_link_and_others_find_nothing()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world, 5);
        var message = await world.KeepsAsync(ticket, 5, "I want a *Refund*, now");

        var found = await world.FindsAsync(Finding.Tess, "refund now");
        Assert.Contains(@"a \***Refund**\*, **now**", found, StringComparison.Ordinal);
        Assert.Contains($"https://discord.com/channels/100/{ticket.ChannelId}/{message.Id}", found, StringComparison.Ordinal);
        Assert.Contains("**0001** · Tech support · person5", found, StringComparison.Ordinal);
        Assert.Contains("**Refund**", await world.FindsAsync(Finding.Adam, "refund"), StringComparison.Ordinal);
        Assert.StartsWith("Nothing found.", await world.FindsAsync(Finding.Bill, "refund"), StringComparison.Ordinal);
        Assert.StartsWith("Nothing found.", await world.FindsAsync(Finding.Tess, "refund never"), StringComparison.Ordinal);
        Assert.Null(await world.IsRefusedAsync(Finding.Tess));
        Assert.NotNull(await world.IsRefusedAsync(TicketsWorld.Member(5)));
    }

    [Theory]
    [InlineData("退款", true)]
    [InlineData("要退", true)]
    [InlineData("款", true)]
    [InlineData("ｉＰｈｏｎｅ", true)]
    [InlineData("款要", false)]
    public async Task Chinese_is_found_by_any_row_of_its_signs(string text, bool isFound)
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.KeepsAsync(await OpenAsync(world, 5), 5, "我要退款，iPhone手機壞了");
        Assert.Equal(isFound, (await world.FindsAsync(Finding.Tess, text)).Contains("**0001**", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_ticket_itself_says_its_reason_and_its_notes_are_found()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world, 5, "The zeppelin is on fire");
        await world.RunsAsync<TicketNotes>(ticket, Finding.Tess, notes => notes.AddAsync, "Customer is a vip");
        await world.CloseAsync(ticket, 3001, "was a hologram");

        Assert.Contains("original request", await world.FindsAsync(Finding.Tess, "zeppelin"), StringComparison.Ordinal);
        Assert.Contains("**hologram**", await world.FindsAsync(Finding.Tess, "hologram"), StringComparison.Ordinal);
        Assert.Contains("note by person3001", await world.FindsAsync(Finding.Tess, "vip"), StringComparison.Ordinal);
        Assert.StartsWith("Nothing", await world.FindsAsync(Finding.Bill, "vip"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_is_found_by_what_it_says_now_and_what_was_deleted_is_marked()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world, 5);
        var message = await world.KeepsAsync(ticket, 5, "first");
        var edited = message with { Content = "second", EditedTimestamp = world.Time.GetUtcNow() + TimeSpan.FromSeconds(1) };
        await world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessageUpdated(TicketsWorld.Guild, edited), CancellationToken.None)
        );
        await world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessagesDeleted(TicketsWorld.Guild, message.ChannelId, [message.Id]), CancellationToken.None)
        );

        Assert.StartsWith("Nothing", await world.FindsAsync(Finding.Tess, "first"), StringComparison.Ordinal);
        var found = await world.FindsAsync(Finding.Tess, "second");
        Assert.Contains("deleted", found, StringComparison.Ordinal);
        Assert.DoesNotContain("https://discord.com", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embeds_files_and_what_was_forwarded_are_found()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world, 5);
        await world.KeepsAsync(
            ticket,
            5,
            "",
            new Attachment
            {
                Id = new(77),
                Filename = "invoice_2026.pdf",
                Url = new Uri("https://cdn.example/x"),
            }
        );
        Assert.Contains("invoice", await world.FindsAsync(Finding.Tess, "invoice"), StringComparison.Ordinal);
        Assert.Contains("**0001**", (await world.SearchesAsync(Finding.Tess, "2026", file: true)).Message.Text(), StringComparison.Ordinal);
        Assert.StartsWith(
            "Nothing",
            (await world.SearchesAsync(Finding.Tess, "printer", file: true)).Message.Text(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task After_a_transfer_the_other_department_finds_it_and_the_first_does_not_even_before_the_index_has_followed()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world, 5);
        await world.KeepsAsync(ticket, 5, "hovercraft");
        await world.RunsAsync<TransferTicket>(ticket, Finding.Tess, transfer => transfer.RunAsync, "billing", null!);

        Assert.StartsWith("Nothing", await world.FindsAsync(Finding.Tess, "hovercraft"), StringComparison.Ordinal);
        await world.RestartAsync();
        await world.IndexAsync();
        Assert.Contains("**hovercraft**", await world.FindsAsync(Finding.Bill, "hovercraft"), StringComparison.Ordinal);
        Assert.Contains("**hovercraft**", await world.FindsAsync(Finding.Adam, "hovercraft", "billing"), StringComparison.Ordinal);
        Assert.StartsWith("Nothing", await world.FindsAsync(Finding.Adam, "hovercraft", "tech"), StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.SearchTasks.ToListAsync()));
    }

    [Fact]
    public async Task Filters_narrow_what_is_found_and_list_tickets_without_words()
    {
        await using var world = await TicketsWorld.StartAsync();
        var first = await OpenAsync(world, 5);
        await world.KeepsAsync(first, 5, "same words");
        await world.CloseAsync(first, 5);
        world.Time.Advance(TimeSpan.FromDays(3));
        await world.OpenAsync(6);
        var second = await world.TicketAsync(2);
        await world.KeepsAsync(second, 3001, "same words");
        await world.SetAsync(ticket => ticket.SetPriority(TicketPriority.Urgent), 2);

        Assert.Equal((false, true), await NumbersAsync(state: TicketState.WaitingForStaff));
        Assert.Equal((true, false), await NumbersAsync(state: TicketState.Closed));
        Assert.Equal((false, true), await NumbersAsync(priority: TicketPriority.Urgent));
        Assert.Equal((false, false), await NumbersAsync(rating: 5));
        Assert.Equal((true, false), await NumbersAsync(customer: 5));
        Assert.Equal((false, true), await NumbersAsync(author: 3001));
        Assert.Equal((false, true), await NumbersAsync(staff: 3001));
        Assert.Equal((false, true), await NumbersAsync(from: "1d"));
        Assert.Equal((true, false), await NumbersAsync(to: "2026-11-03"));
        Assert.Equal((true, false), await NumbersAsync(number: "#0001"));
        Assert.Equal((true, true), await NumbersAsync(department: "tech"));

        async Task<(bool, bool)> NumbersAsync(
            string? department = null,
            ulong? customer = null,
            ulong? staff = null,
            ulong? author = null,
            TicketState? state = null,
            TicketPriority? priority = null,
            long? rating = null,
            string? from = null,
            string? to = null,
            string? number = null
        )
        {
            var results = new List<(bool, bool)>();
            foreach (
                var (text, order) in new (string?, SearchOrder?)[] { ("same words", null), ("same words", SearchOrder.Best), (null, null) }
            )
            {
                var found = (
                    await world.SearchesAsync(
                        Finding.Tess,
                        text,
                        department,
                        customer,
                        staff,
                        author,
                        state,
                        priority,
                        rating,
                        from,
                        to,
                        null,
                        number,
                        order
                    )
                ).Message.Text();
                results.Add((found.Contains("**0001**", StringComparison.Ordinal), found.Contains("**0002**", StringComparison.Ordinal)));
            }

            Assert.Single(results.Distinct());
            return results[0];
        }
    }

    [Fact]
    public async Task Pages_turn_after_a_restart_for_who_searched_and_within_a_day()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world, 5);
        for (var i = 0; i < 20; i++)
            await world.KeepsAsync(ticket, 5, $"needle {i:00}");
        var first = (await world.SearchesAsync(Finding.Tess, "needle")).Message;
        Assert.Contains("19", first.Text(), StringComparison.Ordinal);
        await world.RestartAsync();
        var (id, older) = (Guid.Parse(first.RouteOf("Older").Value.Split(':')[1]), 1);

        var second = (await TurnAsync(Finding.Tess)).Message!;
        Assert.Contains("11", second.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("needle** 12", second.Text(), StringComparison.Ordinal);
        older = 2;
        Assert.Contains("needle** 00", (await TurnAsync(Finding.Tess)).Message!.Text(), StringComparison.Ordinal);
        Assert.NotNull((await TurnAsync(Finding.Adam)).Refusal);
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull((await TurnAsync(Finding.Tess)).Refusal);
        await world.HandleAsync<ExpireSearches>(job => job.RunAsync(CancellationToken.None));
        Assert.Empty(await world.ReadAsync(db => db.Searches.ToListAsync()));

        Task<Update> TurnAsync(Member who) =>
            world.InAsync<SearchHistory, Update>(search =>
                search.TurnAsync(world.Click(TicketsWorld.PanelChannel, who), id, older, CancellationToken.None)
            );
    }

    [Theory]
    [InlineData("🔥", null, "There is nothing to search for")]
    [InlineData("-refund", null, "a search cannot consist of exclusions only")]
    [InlineData("refund", "someday", "is not a valid date")]
    public async Task What_cannot_be_searched_is_said(string text, string? from, string why)
    {
        await using var world = await TicketsWorld.StartAsync();
        var reply = await world.SearchesAsync(Finding.Tess, text, from: from);
        Assert.True(reply.Refused);
        Assert.Contains(why, reply.Message.Text(), StringComparison.Ordinal);
        Assert.True((await world.SearchesAsync(Finding.Tess, "refund", department: "billing")).Refused);
    }

    [Fact]
    public async Task What_was_there_before_the_index_is_found_once_it_is_built_and_again_when_its_version_changes()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world, 5, "A zeppelin burns");
        await world.KeepsAsync(ticket, 5, "hovercraft");
        await world.RunsAsync<TicketNotes>(ticket, Finding.Tess, notes => notes.AddAsync, "hologram");
        await ForgetAsync();
        Assert.Contains("still being indexed", await world.FindsAsync(Finding.Tess, "hovercraft"), StringComparison.Ordinal);

        for (var turn = 0; turn < 2; turn++)
        {
            await world.IndexAsync();
            foreach (var word in new[] { "zeppelin", "hovercraft", "hologram" })
                Assert.Contains($"**{word}**", await world.FindsAsync(Finding.Tess, word), StringComparison.Ordinal);
            Assert.Single(await world.ReadAsync(db => db.SearchTexts.Where(text => text.NoteId == null).ToListAsync()));
            await world.ReadAsync(db => db.SearchStates.ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, 0)));
        }

        Task ForgetAsync() =>
            world.ReadAsync(async db =>
            {
                await SearchSchema.ClearAsync(db, CancellationToken.None);
                return await db.SearchTexts.ExecuteDeleteAsync() + await db.SearchStates.ExecuteDeleteAsync();
            });
    }

    [Fact]
    public async Task What_is_erased_is_not_found()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await OpenAsync(world, 5, "A zeppelin burns");
        var message = await world.KeepsAsync(ticket, 5, "hovercraft");
        await world.HandleAsync<IndexRemoval>(unindex => unindex.RemoveAsync([message.Id], CancellationToken.None));
        await world.HandleAsync<IndexRemoval>(unindex => unindex.RemoveAsync([ticket.Id], CancellationToken.None));
        Assert.StartsWith("Nothing", await world.FindsAsync(Finding.Tess, "hovercraft"), StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => SearchSchema.Match(db, "zeppelin OR hovercraft", 0, long.MaxValue, 9).CountAsync()));
    }

    private static async Task<Ticket> OpenAsync(TicketsWorld world, ulong member, string text = "The printer is on fire")
    {
        await world.OpenAsync(member, text: text);
        return await world.TicketAsync();
    }
}
