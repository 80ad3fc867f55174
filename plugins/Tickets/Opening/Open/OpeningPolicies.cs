using DCTicket.Contracts;
using DCTicket.Tickets.Core.Extensions;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>What the policies of other plugins decided together.</summary>
/// <param name="Message">Why the ticket may not be opened, with buttons; null where it may.</param>
/// <param name="Notices">What the member should know.</param>
internal sealed record PolicyDecision(OutgoingMessage? Message, IReadOnlyList<string> Notices)
{
    public static PolicyDecision Allow { get; } = new(null, []);

    /// <summary>The same without buttons.</summary>
    public Refusal? Refusal => Message is null ? null : new Refusal("open.policy", Message.Content);
}

/// <summary>Asks the opening policies of other plugins, and whether one of them answers a new ticket.</summary>
internal sealed class OpeningPolicies(ExtensionCaller<ITicketOpeningPolicy> policies, ExtensionCaller<ITicketFirstResponder> responders)
{
    private const int MaxRefusalLength = 1500;
    private const int MaxNoticeLength = 500;
    private const int MaxNotices = 3;
    private const int MaxButtons = 5;

    // The form waits for it: Discord allows three seconds in all.
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxResponderTime = TimeSpan.FromSeconds(1);

    /// <summary>The first refusal, or all notices. Staff may always open a ticket for somebody.</summary>
    public async Task<PolicyDecision> DecideAsync(InteractionContext context, OpeningPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Owner.ByStaff)
            return PolicyDecision.Allow;
        var opening = Opening(context, plan);
        var answers = await policies.AskAsync((policy, token) => policy.DecideAsync(opening, token), MaxTime, cancellationToken);
        var refused = answers.FirstOrDefault(answer => answer.Result?.Refusal is not null);
        if (refused is { Result.Refusal: { } why })
            return new PolicyDecision(
                new OutgoingMessage
                {
                    Content = Truncate.To(why.Content ?? "", MaxRefusalLength),
                    Embeds = why.Embeds,
                    ActionRows = [.. why.ActionRows.Select(row => row.Select(refused.Bind).ToList())],
                    Buttons = [.. why.Buttons.Take(MaxButtons).Select(refused.Bind)],
                },
                []
            );
        return new PolicyDecision(
            null,
            [
                .. answers
                    .Select(answer => answer.Result?.Notice)
                    .OfType<string>()
                    .Take(MaxNotices)
                    .Select(notice => Truncate.To(notice, MaxNoticeLength)),
            ]
        );
    }

    /// <summary>Whether a plugin answers the ticket automatically. People answer what staff opens.</summary>
    public async Task<bool> IsAnsweredAsync(
        InteractionContext context,
        OpeningPlan plan,
        string description,
        CancellationToken cancellationToken
    )
    {
        if (plan.Owner.ByStaff)
            return false;
        var opening = Opening(context, plan) with { Description = description };
        var answers = await responders.AskAsync(
            (responder, token) => responder.WillAnswerAsync(opening, token),
            MaxResponderTime,
            cancellationToken
        );
        return answers.Any(answer => answer.Result);
    }

    private static TicketOpening Opening(InteractionContext context, OpeningPlan plan) =>
        new(context.GuildId, plan.Department.Key, context.Member, context.Culture);
}
