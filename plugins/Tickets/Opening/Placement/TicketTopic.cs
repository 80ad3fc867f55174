using System.Globalization;
using System.Text.RegularExpressions;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>The topic of a ticket's channel: department, number and a prefix of the id, which identifies the channel.</summary>
internal static partial class TicketTopic
{
    private const int MaxShortId = 8;

    public static string Of(Ticket ticket, GuildSettingsSnapshot guild) =>
        $"{ticket.Department!.NameIn(guild.Culture)} · {guild.Text("welcome.title", ticket.Label)} · {ShortId(ticket)}";

    /// <summary>Whether a channel is that of a ticket. Earlier versions have the whole id at the end.</summary>
    public static bool IsOf(Channel channel, Ticket ticket) =>
        channel.Topic is { } topic
        && (
            topic.EndsWith($"{ticket.Label} · {ShortId(ticket)}", StringComparison.Ordinal)
            || topic.EndsWith($" · {ticket.Id:N}", StringComparison.Ordinal)
        );

    /// <summary>Whether a channel has the topic of any ticket.</summary>
    public static bool IsOfAny(Channel channel) => channel.Topic is { } topic && Pattern.IsMatch(topic);

    /// <summary>The number in the topic; null if there is none, as in earlier versions.</summary>
    public static int? FindNumber(Channel channel) =>
        Pattern.Match(channel.Topic ?? "").Groups["number"] is { Success: true } number
        && int.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var found)
            ? found
            : null;

    [GeneratedRegex("(?<number>[0-9]{4,9}) · [0-9a-f]{8}$| · [0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }

    // A number is unique in a server; the id distinguishes a ticket of a lost database.
    private static string ShortId(Ticket ticket) => ticket.Id.ToString("N")[..MaxShortId];
}
