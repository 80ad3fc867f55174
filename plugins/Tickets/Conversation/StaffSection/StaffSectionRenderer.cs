using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Extensions;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.StaffSection;

/// <summary>Renders the sections of all plugins for staff as one message: an embed and a row of buttons for each.</summary>
internal sealed class StaffSectionRenderer(ExtensionCaller<ITicketStaffSection> sections)
{
    // Ten embeds of Discord's message, and five rows of buttons, of which the last has Refresh.
    private const int MaxSections = 10;
    private const int MaxRows = 4;
    private const int MaxButtons = 5;
    private const int MaxTitleLength = 256;
    private const int MaxTextLength = 1500;
    private const int MaxFields = 12;
    private const int MaxNameLength = 100;
    private const int MaxValueLength = 400;
    private const int MaxLength = 5800;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    /// <param name="ticket">The ticket, loaded with its department.</param>
    /// <param name="culture">The viewer's language.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OutgoingMessage> RenderAsync(Ticket ticket, CultureInfo culture, CancellationToken cancellationToken)
    {
        var info = ticket.ToInfo();
        var answers = await sections.AskAsync((section, token) => section.GetAsync(info, culture, token), MaxTime, cancellationToken);
        var (embeds, rows, length, left) = (new List<Embed>(), new List<IReadOnlyList<Component>>(), 0, 0);
        foreach (var answer in answers.Where(answer => answer.Result is not null))
        {
            var embed = EmbedOf(answer);
            if (embeds.Count == MaxSections || length + LengthOf(embed) > MaxLength)
            {
                left++;
                continue;
            }

            embeds.Add(embed);
            length += LengthOf(embed);
            var buttons = answer.Result!.Buttons.Take(MaxButtons).Select(answer.Bind).ToList();
            if (buttons.Count > 0 && rows.Count < MaxRows)
                rows.Add(buttons);
        }

        return new OutgoingMessage
        {
            Content = Problems(answers, left, culture),
            Embeds = embeds,
            ActionRows = rows,
            Buttons =
            [
                new Button(ShowStaffSection.RefreshRoute(ticket.Id), TicketTexts.Get(culture, "staff-section.refresh")) { Emoji = "🔄" },
            ],
        };
    }

    private static string? Problems(IReadOnlyList<ExtensionAnswer<TicketStaffContent?>> answers, int left, CultureInfo culture)
    {
        List<string> lines =
        [
            .. answers
                .Where(answer => answer.Failed)
                .Select(answer => TicketTexts.Get(culture, "staff-section.failed", Markdown.Escape(answer.PluginName))),
        ];
        if (left > 0)
            lines.Add(TicketTexts.Get(culture, "staff-section.left", left));
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static Embed EmbedOf(ExtensionAnswer<TicketStaffContent?> answer)
    {
        var content = answer.Result!;
        return new Embed
        {
            Title = Truncate.To(content.Title, MaxTitleLength),
            Description = content.Text.Length == 0 ? null : Truncate.To(content.Text, MaxTextLength),
            Color = content.Color ?? Colors.Panel,
            Fields =
            [
                .. content
                    .Fields.Where(field => field.Name.Length > 0 && field.Value.Length > 0)
                    .Take(MaxFields)
                    .Select(field =>
                        field with
                        {
                            Name = Truncate.To(field.Name, MaxNameLength),
                            Value = Truncate.To(field.Value, MaxValueLength),
                        }
                    ),
            ],
        };
    }

    private static int LengthOf(Embed embed) =>
        (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + embed.Fields.Sum(field => field.Name.Length + field.Value.Length);
}
