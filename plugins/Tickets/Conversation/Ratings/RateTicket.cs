using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Ratings;

/// <summary>The rating buttons in the owner's closing message, and the comment.</summary>
internal sealed class RateTicket(TicketsDbContext db, TicketActions change, RefusedFormStore refused, IDiscord discord, TimeProvider time)
{
    public const int MaxStars = 5;

    /// <summary>The rating buttons.</summary>
    public static IReadOnlyList<Button> Ask(Guid ticket, CultureInfo culture, int? chosen = null) =>
        [
            .. Enumerable
                .Range(1, MaxStars)
                .Select(stars => new Button(Route.To("rate", ticket, stars), TicketTexts.Get(culture, "rate.stars", stars))
                {
                    Emoji = "⭐",
                    Style = stars == chosen ? ButtonStyle.Success : ButtonStyle.Secondary,
                }),
        ];

    [Button("rate"), Everyone, InDirectMessages]
    public async Task<Update> RateAsync(ComponentContext context, Guid ticketId, long stars, CancellationToken cancellationToken)
    {
        if (stars is < 1 or > MaxStars || await FindAsync(context, ticketId, cancellationToken) is not { } ticket)
            return new Refusal("rate.not-yours");
        var result = await SaveAsync(context, ticket, (int)stars, ticket.RatingComment, null, cancellationToken);
        return result.Refusal is { } refusal ? refusal : Thank(context, result.Ticket!);
    }

    [Button("rate-comment"), Everyone, InDirectMessages]
    public async Task<Modal> AskCommentAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, ticketId, cancellationToken) is not { Rating: not null } ticket)
            return new Refusal("rate.not-yours");
        return SurveyForm.Content(ticket, context.Culture).Open();
    }

    [ModalSubmit("rate-comment"), Everyone, InDirectMessages]
    public async Task<Update> CommentAsync(
        ModalContext context,
        Guid ticketId,
        [Input("comment")] string comment,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(context, ticketId, cancellationToken) is not { Rating: { } stars } ticket)
            return new Refusal("rate.not-yours");
        var text = VisibleText.Trim(comment);
        var result = await SaveAsync(context, ticket, stars, text.Length == 0 ? null : text, context.Values, cancellationToken);
        return result.Refusal is { } refusal
            ? Update.Refuse(
                await refused.KeepAsync(
                    context,
                    ticket.GuildId,
                    SurveyForm.Content(ticket, context.Culture),
                    context.Text(refusal),
                    cancellationToken
                )
            )
            : Thank(context, result.Ticket!);
    }

    // A direct message has no server: only the member's own tickets are found.
    private Task<Ticket?> FindAsync(InteractionContext context, Guid ticket, CancellationToken cancellationToken)
    {
        var owner = context.Member.User.Id;
        return db
            .Tickets.AsNoTracking()
            .Include(t => t.Department)
            .SingleOrDefaultAsync(t => t.Id == ticket && t.OwnerId == owner, cancellationToken);
    }

    private Task<ChangeResult> SaveAsync(
        InteractionContext context,
        Ticket ticket,
        int stars,
        string? comment,
        IReadOnlyDictionary<string, ModalValue>? answers,
        CancellationToken cancellationToken
    ) =>
        change.ChangeAsync(
            ticket.GuildId,
            ticket.Id,
            TicketAction.Rate,
            context.Member,
            rating =>
            {
                rating.Ticket.Rate(stars, comment, time.GetUtcNow());
                if (answers is not null)
                    rating.Ticket.Answer(SurveyForm.Read(rating.Ticket.Department!, answers));
                rating.Detail = stars.ToString(CultureInfo.InvariantCulture);
                return null;
            },
            cancellationToken
        );

    private OutgoingMessage Thank(InteractionContext context, Ticket ticket) =>
        new()
        {
            Content = context.Text(
                "rate.thanks",
                ticket.Label,
                new string('★', ticket.Rating!.Value) + new string('☆', MaxStars - ticket.Rating.Value),
                Markdown.Escape(discord.FindGuildName(ticket.GuildId))
            ),
            Buttons =
            [
                .. Ask(ticket.Id, context.Culture, ticket.Rating),
                new Button(
                    Route.To("rate-comment", ticket.Id),
                    context.Text(
                        ticket.RatingComment is not null || ticket.SurveyAnswers.Count > 0 ? "rate.change-comment"
                        : ticket.Department!.Survey.Count > 0 ? "rate.survey"
                        : "rate.comment"
                    )
                )
                {
                    Style = ButtonStyle.Primary,
                    Emoji = "💬",
                },
            ],
        };
}
