using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Tests.Archiving;

namespace DCTicket.Tickets.Tests.Conversation;

/// <summary>The department's own questions after the rating.</summary>
public sealed class SurveyTests
{
    private const string Speed = "Were we fast enough?";
    private const string Tone = "Were we friendly?";

    [Fact]
    public async Task The_questions_of_a_department_are_asked_after_the_rating_and_forgotten_with_the_customer()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.EditPartAsync("closing", "tech", ("question-1", Speed), ("question-3", Tone));
        Assert.Equal([Speed, Tone], (await world.DepartmentAsync()).Survey);
        var ticket = await world.OpenedAsync();
        await world.SaysAsync(ticket, TicketsWorld.Staff(6));
        await world.CloseAsync(ticket, 6);

        var rated = await RateAsync(world, ticket);
        Assert.Contains("Answer a few questions", rated.Message!.Labels());
        var form = await AskAsync(world, ticket);
        Assert.Equal(
            [Speed, Tone, "What went well, and what could be better?"],
            form.Inputs.OfType<Contracts.ModalField>().Select(input => input.Label)
        );

        var fields = form.Inputs.OfType<Contracts.ModalField>().Select(input => input.Name).ToList();
        await AnswerAsync(world, ticket, (fields[0], "=Yes, very"), (fields[1], " "));
        Assert.Equal([new SurveyAnswer(Speed, "=Yes, very")], (await world.TicketAsync()).SurveyAnswers);
        Assert.Equal(4, (await world.TicketAsync()).Rating);
        Assert.Contains(
            world.Discord.Edited,
            edit => edit.Channel == TicketsWorld.LogChannel && edit.Content.Text().Contains("=Yes, very", StringComparison.Ordinal)
        );
        // What was answered is in the form that is opened again.
        Assert.Equal("=Yes, very", (await AskAsync(world, ticket)).Inputs.OfType<TextInput>().First().Value);

        world.Time.Advance(TimeSpan.FromHours(1));
        await world.SweepAsync();
        await world.InAsync<IUserData, ErasedData>(data => data.EraseAsync(TicketsWorld.Guild, new(5), CancellationToken.None));
        Assert.Empty((await world.TicketAsync()).SurveyAnswers);
    }

    [Fact]
    public async Task Questions_that_are_the_same_are_refused()
    {
        await using var world = await TicketsWorld.StartAsync();
        var update = await world.EditPartAsync("closing", "tech", ("question-1", "Same?"), ("question-2", "same?"));
        Assert.Contains("is there twice", update.Refusal, StringComparison.Ordinal);
    }

    private static ComponentContext Click(TicketsWorld world) => world.Click(new Snowflake(1_000_005), TicketsWorld.Member(5));

    private static Task<Update> RateAsync(TicketsWorld world, Ticket ticket) =>
        world.InAsync<RateTicket, Update>(rate => rate.RateAsync(Click(world), ticket.Id, 4, CancellationToken.None));

    private static Task<Modal> AskAsync(TicketsWorld world, Ticket ticket) =>
        world.InAsync<RateTicket, Modal>(rate => rate.AskCommentAsync(Click(world), ticket.Id, CancellationToken.None));

    private static Task<Update> AnswerAsync(TicketsWorld world, Ticket ticket, params (string Field, string Text)[] values) =>
        world.InAsync<RateTicket, Update>(rate =>
            rate.CommentAsync(
                new ModalContext
                {
                    Values = values.ToDictionary(value => value.Field, value => new ModalValue { Text = value.Text }),
                    Id = world.Discord.NextId(),
                    GuildId = default,
                    ChannelId = new(1_000_005),
                    Member = TicketsWorld.Member(5),
                    AppPermissions = default,
                    Culture = TicketsWorld.English,
                    GuildCulture = TicketsWorld.English,
                    Texts = TicketTexts.Catalog,
                },
                ticket.Id,
                "",
                CancellationToken.None
            )
        );
}
