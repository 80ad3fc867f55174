using System.Globalization;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Renders a form's answers in the control message, within Discord's limits. Truncated answers are complete in a file.</summary>
internal static class FormAnswersRenderer
{
    private const int MaxFieldLength = 1024;
    private const int MaxNameLength = 256;
    private const int MaxEmbedsLength = 6000;
    private const int MaxFields = 25;
    private const int SafeTogether = 2500;
    private const int Shortest = 16;

    /// <summary>The embed of the answers; null for none.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="guild">Its server.</param>
    /// <param name="color">The colour.</param>
    /// <param name="before">The embeds above: Discord limits all embeds of a message together.</param>
    public static IReadOnlyList<Embed> Render(Ticket ticket, GuildSettingsSnapshot guild, int color, Embed before)
    {
        if (ticket.Answers.Count == 0)
            return [];
        var footer = AreLong(ticket) ? guild.Text("form.whole", FileName) : null;
        var shown = ticket
            .Answers.Take(MaxFields)
            .Select(answer =>
                (
                    Name: Markdown.EscapeTo(answer.Label, MaxNameLength),
                    Text: Text(answer, guild, ticket.AbandonedEffects.HasFlag(EffectKinds.Files))
                )
            )
            .ToList();
        var room = MaxEmbedsLength - LengthOf(before) - (footer?.Length ?? 0) - shown.Sum(field => field.Name.Length);
        var cap = MaxFieldLength;
        while (cap > Shortest && shown.Sum(field => Math.Min(cap, field.Text(MaxFieldLength).Length)) > room)
            cap -= Shortest;
        return
        [
            new Embed
            {
                Color = color,
                Fields = [.. shown.Select(field => new EmbedField(field.Name, field.Text(cap)))],
                Footer = footer is null ? null : new EmbedFooter(footer),
            },
        ];
    }

    /// <summary>The name of the file with complete answers.</summary>
    public const string FileName = "answers.txt";

    /// <summary>Whether answers may be truncated.</summary>
    public static bool AreLong(Ticket ticket)
    {
        var lengths = ticket.Answers.Select(answer => Markdown.Escape(string.Join(", ", answer.Values)).Length).ToList();
        return ticket.Answers.Count > MaxFields
            || lengths.Exists(length => length > MaxFieldLength)
            || lengths.Sum() + ticket.Answers.Sum(answer => answer.Label.Length) > SafeTogether;
    }

    /// <summary>The complete answers as a file.</summary>
    public static OutgoingFile File(Ticket ticket)
    {
        var text = new StringBuilder();
        foreach (var answer in ticket.Answers)
        {
            text.Append("# ")
                .Append(answer.Label)
                .Append('\n')
                .AppendJoin('\n', answer.Values)
                .AppendJoin('\n', answer.Ids.Select(id => id.ToString()))
                .AppendJoin('\n', answer.Files.Select(file => file.Name))
                .Append("\n\n");
        }

        return new OutgoingFile(FileName, Encoding.UTF8.GetBytes(text.ToString()), "text/plain; charset=utf-8");
    }

    // The text in at most so many characters.
    private static Func<int, string> Text(TicketAnswer answer, GuildSettingsSnapshot guild, bool unposted) =>
        longest =>
        {
            var shown = string.Join(
                answer.Files.Count > 0 ? "\n" : ", ",
                [
                    .. answer.Values.Select(value => Markdown.EscapeTo(value, longest)),
                    .. answer.Ids.Select(id => answer.MentionOf(id)),
                    .. answer.Files.Select(file => Name(file, guild, unposted)),
                ]
            );
            return shown.Length == 0 ? "—" : Truncate.To(shown, longest);
        };

    private static string Name(AnswerFile file, GuildSettingsSnapshot guild, bool unposted)
    {
        var name = "📎 " + Markdown.EscapeTo(file.Name, 80);
        return (file.Problem ?? (unposted ? FileProblem.NotPosted : null)) is { } problem
            ? $"{name}: {guild.Text($"file.{problem}", Megabytes(file.Size))}"
            : name;
    }

    private static string Megabytes(long bytes) => (bytes / (1024.0 * 1024)).ToString("0.#", CultureInfo.InvariantCulture);

    private static int LengthOf(Embed embed) =>
        (embed.Title?.Length ?? 0)
        + (embed.Description?.Length ?? 0)
        + (embed.Footer?.Text.Length ?? 0)
        + embed.Fields.Sum(field => field.Name.Length + field.Value.Length);
}
