using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Snoozing;

/// <summary>/staff snooze and /staff unsnooze: takes a ticket out of the queue until a time, or until the customer writes.</summary>
internal sealed class SnoozeTicket(TicketActions change, IGuildLocale locale, TimeProvider time)
{
    public static readonly TimeSpan MaxLength = TimeSpan.FromDays(365);

    [Command("staff snooze", "Take this ticket out of the queue until a time"), RequireAction(TicketAction.Snooze)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("until", "A time (2026-11-30 14:30), a day (2026-11-30) or how long (3d, 4h)", MaxLength = 40)] string until,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (Read(until, now, locale.TimeZoneOf(context.GuildId)) is not { } at)
            return new Refusal("snooze.bad-time", Markdown.Escape(Truncate.To(until, 40)));
        if (at <= now || at > now + MaxLength)
            return new Refusal("snooze.out-of-range");
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.Snooze,
            snoozing =>
            {
                snoozing.Ticket.Snooze(context.Member.User.Id, at);
                snoozing.Detail = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal ? refusal : context.Text("snooze.done", result.Ticket!.Label, Timestamp.Exact(at));
    }

    [Command("staff unsnooze", "Put this ticket back into the queue now"), RequireAction(TicketAction.EndSnooze)]
    public async Task<Reply> EndAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.EndSnooze,
            ending =>
            {
                if (ending.Ticket.SnoozedUntil is null)
                    return new Refusal("snooze.none");
                ending.Ticket.EndSnooze(ending.Now);
                ending.Post = null;
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal ? refusal : context.Text("snooze.ended", result.Ticket!.Label);
    }

    private static DateTimeOffset? Read(string text, DateTimeOffset now, TimeZoneInfo zone) =>
        Durations.TryParse(text, out var length) ? now + length : DateInput.ReadInstant(text, now, zone);
}
