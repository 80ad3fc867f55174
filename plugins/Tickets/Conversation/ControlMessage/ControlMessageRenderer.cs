using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Conversation.StaffSection;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.ControlMessage;

/// <summary>Renders the control message of a ticket: its subject, state and buttons.</summary>
internal sealed class ControlMessageRenderer(TicketsDbContext db, GuildSettingsReader guilds, LabelQuery labels, ControlSections sections)
{
    private const int MaxQuoteLength = 2000;
    private const int MaxSourceLength = 800;

    public async Task<OutgoingMessage> RenderAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var roles = await guilds.LivePingedAsync(ticket, cancellationToken);
        var added = await sections.ReadAsync(ticket, guild.Culture, cancellationToken);
        return new OutgoingMessage
        {
            Content = string.Join(' ', roles.Select(Mention.Role).Prepend(Mention.User(ticket.OwnerId))),
            Embeds = Embeds(
                ticket,
                guild,
                new Shown(
                    await ComesFromAsync(ticket, guild, cancellationToken),
                    await labels.WriteAsync(ticket.Id, staff: false, cancellationToken),
                    added.Fields
                )
            ),
            Buttons =
            [
                .. TicketLifecycle
                    .Buttons(ticket.State)
                    .Where(action => !IsTaken(ticket, action))
                    .Select(action => Button(ticket, guild, action)),
                new Button(ShowStaffSection.Route(ticket.Id), guild.Text("button.staff")) { Emoji = "🛠️" },
                .. added.Buttons,
            ],
        };
    }

    /// <summary>The route of an action's button.</summary>
    public static Route RouteOf(TicketAction action, Guid ticket) =>
        Route.To(
            action switch
            {
                TicketAction.Close => "close",
                TicketAction.Handoff => "handoff",
                TicketAction.Claim => "claim",
                TicketAction.Resolve => "resolve",
                TicketAction.Reopen => "reopen",
                _ => throw new ArgumentOutOfRangeException(nameof(action)),
            },
            ticket
        );

    /// <summary>The buttons under the resolve message.</summary>
    public static IReadOnlyList<Button> ButtonsOfResolved(Ticket ticket, GuildSettingsSnapshot guild) =>
        [
            Button(ticket, guild, TicketAction.Reopen),
            Button(ticket, guild, TicketAction.Close) with
            {
                Label = guild.Text("button.close-now"),
            },
        ];

    private static IReadOnlyList<Embed> Embeds(Ticket ticket, GuildSettingsSnapshot guild, Shown shown)
    {
        var color = ticket.State == TicketState.Resolved ? Colors.Of(ticket.State) : ticket.Department!.Color ?? Colors.Of(ticket.State);
        var first = new Embed
        {
            Title = guild.Text("welcome.title", ticket.Label),
            Description =
                (WelcomeText.Of(ticket, guild) ?? guild.Text("welcome.text"))
                + (
                    ticket.Answers.Count == 0 && ticket.Description.Length > 0
                        ? "\n\n" + Markdown.Quote(ticket.Description, MaxQuoteLength)
                        : ""
                ),
            Color = color,
            Fields = [.. Facts(ticket, guild, shown), .. shown.Added],
        };
        return [first, .. FormAnswersRenderer.Render(ticket, guild, color, first)];
    }

    private static IEnumerable<EmbedField> Facts(Ticket ticket, GuildSettingsSnapshot guild, Shown shown)
    {
        yield return new(guild.Text("field.department"), Markdown.Escape(ticket.Department!.NameIn(guild.Culture)), Inline: true);
        yield return new(guild.Text(ticket.OwnerField), Mention.User(ticket.OwnerId), Inline: true);
        yield return new(guild.Text("field.opened"), Timestamp.Exact(ticket.CreatedAt), Inline: true);
        yield return new(guild.Text("field.status"), guild.Text($"phase.{Phase(ticket.State)}"), Inline: true);
        if (ticket.OpenedById is { } by)
            yield return new(guild.Text("field.opened-by"), Mention.User(by), Inline: true);
        if (ticket.AssigneeId is { } assignee)
            yield return new(guild.Text("field.assignee"), Mention.User(assignee), Inline: true);
        if (ticket.SnoozedUntil is { } until)
            yield return new(guild.Text("field.snoozed"), Timestamp.Exact(until), Inline: true);
        if (shown.Labels is { } labels)
            yield return new(guild.Text("field.labels"), labels, Inline: true);
        if (shown.ComesFrom is { } from)
            yield return new(guild.Text("field.goes-on-from"), from, Inline: true);
        if (ticket.SourceMessage is { } source)
            yield return new(
                guild.Text("field.source"),
                source + (ticket.SourceText is { Length: > 0 } said ? "\n" + Markdown.Quote(said, MaxSourceLength) : "")
            );
        if (ticket.IsThread)
            yield return new(guild.Text("field.thread"), guild.Text("thread.seen"));
    }

    /// <summary>The previous, closed ticket, with a link to its log message.</summary>
    private async Task<string?> ComesFromAsync(Ticket ticket, GuildSettingsSnapshot guild, CancellationToken cancellationToken)
    {
        if (ticket.ReopenedFromId is not { } id)
            return null;
        var closed = await db
            .Tickets.AsNoTracking()
            .Where(t => t.Id == id)
            .Select(t => new
            {
                t.Number,
                t.LogMessageId,
                t.LogChannelId,
            })
            .SingleAsync(cancellationToken);
        var label = Ticket.LabelOf(closed.Number);
        return closed.LogMessageId is { } message && (closed.LogChannelId ?? guild.Settings.LogChannelId) is { } log
            ? $"{label} · [{guild.Text("reopen.log")}]({MessageLink.To(ticket.GuildId, log, message)})"
            : label;
    }

    /// <param name="ComesFrom">The closed ticket that this one follows up; null for none.</param>
    /// <param name="Labels">The labels that the customer may see; null for none.</param>
    /// <param name="Added">The fields of other plugins.</param>
    private sealed record Shown(string? ComesFrom, string? Labels, IReadOnlyList<EmbedField> Added);

    // Which side has to reply changes with every message, so it is not shown, to avoid constant edits.
    private static string Phase(TicketState state) =>
        (state is TicketState.WaitingForCustomer ? TicketState.WaitingForStaff : state).ToString();

    private static bool IsTaken(Ticket ticket, TicketAction action) => action == TicketAction.Claim && ticket.AssigneeId is not null;

    private static Button Button(Ticket ticket, GuildSettingsSnapshot guild, TicketAction action) =>
        new(
            RouteOf(action, ticket.Id),
            guild.Text(action == TicketAction.Handoff && ticket.State != TicketState.Open ? "button.call-again" : $"button.{action}")
        )
        {
            Style = action switch
            {
                TicketAction.Close => ButtonStyle.Danger,
                TicketAction.Resolve => ButtonStyle.Success,
                TicketAction.Handoff when ticket.State != TicketState.Open => ButtonStyle.Secondary,
                TicketAction.Handoff or TicketAction.Reopen => ButtonStyle.Primary,
                _ => ButtonStyle.Secondary,
            },
            Emoji = action switch
            {
                TicketAction.Close => "🔒",
                TicketAction.Resolve => "✅",
                TicketAction.Handoff => "🙋",
                TicketAction.Claim => "📌",
                TicketAction.Reopen => "🔓",
                _ => null,
            },
        };
}
