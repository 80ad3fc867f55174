using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Conversation.Resolving;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.History.Records;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class RateTicketTests
{
    private static readonly Snowflake CarlsDirectMessages = new(1_000_005);

    [Fact]
    public async Task The_owner_is_asked_and_the_stars_and_the_comment_show_in_the_log_message()
    {
        await using var world = await ClosedAsync();
        var ticket = await world.TicketAsync();
        var asked = world.Discord.Sent.Last(sent => sent.Channel == CarlsDirectMessages).Message;
        Assert.Equal(5, asked.Buttons.Count);

        Assert.Null((await RateAsync(world, ticket, 5, 4)).Refusal);
        Assert.Null((await CommentAsync(world, ticket, 5, "  **Fast** and friendly ")).Refusal);

        Assert.True(await world.TicketAsync() is { Rating: 4, RatingComment: "**Fast** and friendly", RatedAt: not null });
        var logged = world.Discord.Edited.Last(edit => edit.Channel == TicketsWorld.LogChannel);
        Assert.Contains(logged.Content.Embeds[0].Fields, field => field.Value == "★★★★☆\n\\*\\*Fast\\*\\* and friendly");
    }

    [Fact]
    public async Task Nobody_else_rates_and_open_tickets_are_not_rated()
    {
        await using var world = await ClosedAsync();
        var ticket = await world.TicketAsync();
        Assert.NotNull((await RateAsync(world, ticket, 6, 1)).Refusal);
        Assert.NotNull((await RateAsync(world, ticket, 5, 6)).Refusal);
        await world.OpenAsync(5);
        Assert.NotNull((await RateAsync(world, await world.TicketAsync(2), 5, 1)).Refusal);
        Assert.Null((await world.TicketAsync()).Rating);
    }

    [Theory] // M2
    [InlineData(nameof(TicketAction.Expire), true)]
    [InlineData(nameof(TicketAction.CloseInactive), true)]
    [InlineData(nameof(TicketAction.OwnerLeaves), false)]
    [InlineData(nameof(TicketAction.ChannelGone), false)]
    public async Task Whoever_was_answered_is_asked_unless_they_left_or_the_channel_was_deleted(string end, bool isAsked)
    {
        await using var world = await AnsweredAsync();
        var (ticket, action) = (await world.TicketAsync(), Enum.Parse<TicketAction>(end));
        if (action == TicketAction.Expire)
            await ResolveAsync(world, TicketsWorld.Staff(6));
        await world.HandleAsync<TicketActions>(change =>
            change.BySystemAsync(TicketsWorld.Guild, ticket.Id, action, _ => null, CancellationToken.None)
        );
        await world.SweepAsync();

        ticket = await world.TicketAsync();
        Assert.True(ticket is { IsClosed: true, ClosedById: null });
        var mail = Assert.Single(world.Discord.Sent, sent => sent.Channel == CarlsDirectMessages).Message;
        Assert.Equal(isAsked ? 5 : 0, mail.Buttons.Count);
        Assert.Equal(isAsked, mail.Content!.Contains("How did we do?", StringComparison.Ordinal));
        var own = await world.InAsync<ListOwnTickets, Reply>(own =>
            own.OpenAsync(world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(5)), [ticket.Id.ToString("N")], CancellationToken.None)
        );
        Assert.Equal(isAsked, own.Message.ActionRows.SelectMany(row => row).OfType<Button>().Any(button => button.Emoji == "⭐"));
    }

    [Fact]
    public async Task Who_closes_a_ticket_that_nobody_answered_is_not_asked()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.CloseAsync(await world.TicketAsync(), 5);
        Assert.Empty(world.Discord.Sent.Last(sent => sent.Channel == CarlsDirectMessages).Message.Buttons);
    }

    [Fact] // M2
    public async Task The_message_that_a_ticket_is_resolved_asks_and_only_its_owner_rates()
    {
        await using var world = await AnsweredAsync();
        await ResolveAsync(world, TicketsWorld.Staff(6));
        var ticket = await world.TicketAsync();
        var post = world.Discord.Sent[^1].Message;
        Assert.Equal(["Reopen", "Close now", "1", "2", "3", "4", "5"], post.Labels());
        Assert.Contains("<@5>, how did we do?", post.Embeds[0].Description, StringComparison.Ordinal);

        Assert.NotNull((await RateAsync(world, ticket, 6, 1)).Refusal);
        Assert.Contains("★★★★☆", (await RateAsync(world, ticket, 5, 4)).Message!.Content, StringComparison.Ordinal);
        Assert.True(await world.TicketAsync() is { State: TicketState.Resolved, Rating: 4 });

        await world.CloseAsync(ticket, 6);
        var mail = world.Discord.Sent.Last(sent => sent.Channel == CarlsDirectMessages).Message;
        Assert.Equal(["4"], mail.Buttons.Where(button => button.Style == ButtonStyle.Success).Select(button => button.Label));
        Assert.DoesNotContain("How did we do?", mail.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_resolves_their_own_ticket_before_anybody_answered_is_not_asked()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await ResolveAsync(world, TicketsWorld.Member(5));
        Assert.Equal(["Reopen", "Close now"], world.Discord.Sent[^1].Message.Labels());
    }

    private static async Task<TicketsWorld> AnsweredAsync()
    {
        var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.SaysAsync(await world.TicketAsync(), TicketsWorld.Staff(6));
        return world;
    }

    private static async Task ResolveAsync(TicketsWorld world, Member by)
    {
        var ticket = await world.TicketAsync();
        await world.InAsync<ResolveTicket, Reply>(resolve =>
            resolve.RunAsync(world.Click(ticket.ChannelId!.Value, by), ticket.Id, CancellationToken.None)
        );
    }

    private static async Task<TicketsWorld> ClosedAsync()
    {
        var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.CloseAsync(await world.TicketAsync(), 6);
        return world;
    }

    private static Task<Update> RateAsync(TicketsWorld world, Ticket ticket, ulong member, long stars) =>
        world.InAsync<RateTicket, Update>(rate =>
            rate.RateAsync(
                new ComponentContext
                {
                    Id = world.Discord.NextId(),
                    GuildId = default,
                    ChannelId = new(1_000_000 + member),
                    Member = TicketsWorld.Member(member),
                    AppPermissions = default,
                    Culture = TicketsWorld.English,
                    GuildCulture = TicketsWorld.English,
                    Texts = TicketTexts.Catalog,
                    Message = new Message
                    {
                        Id = new(1),
                        ChannelId = new(2),
                        Author = TicketsWorld.Person(900),
                    },
                },
                ticket.Id,
                stars,
                CancellationToken.None
            )
        );

    private static Task<Update> CommentAsync(TicketsWorld world, Ticket ticket, ulong member, string comment) =>
        world.InAsync<RateTicket, Update>(rate =>
            rate.CommentAsync(
                new ModalContext
                {
                    Id = world.Discord.NextId(),
                    GuildId = default,
                    ChannelId = new(1_000_000 + member),
                    Member = TicketsWorld.Member(member),
                    AppPermissions = default,
                    Culture = TicketsWorld.English,
                    GuildCulture = TicketsWorld.English,
                    Texts = TicketTexts.Catalog,
                },
                ticket.Id,
                comment,
                CancellationToken.None
            )
        );
}
