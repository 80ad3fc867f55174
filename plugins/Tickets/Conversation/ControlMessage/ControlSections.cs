using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Extensions;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.ControlMessage;

/// <summary>What other plugins add to the control message.</summary>
/// <param name="Fields">The fields of all plugins.</param>
/// <param name="Buttons">The buttons of all plugins, leading to their handlers.</param>
internal sealed record AddedControls(IReadOnlyList<EmbedField> Fields, IReadOnlyList<Button> Buttons);

/// <summary>Reads what other plugins add to the control message of a ticket.</summary>
internal sealed class ControlSections(ExtensionCaller<ITicketControlSection> sections)
{
    private const int MaxFieldsOfPlugin = 4;
    private const int MaxButtonsOfPlugin = 4;

    // With the ticket's own fields and buttons it stays under Discord's 25 of each.
    private const int MaxFields = 12;
    private const int MaxButtons = 15;
    private const int MaxNameLength = 100;
    private const int MaxValueLength = 300;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    public async Task<AddedControls> ReadAsync(Ticket ticket, CultureInfo culture, CancellationToken cancellationToken)
    {
        var info = ticket.ToInfo();
        var answers = await sections.AskAsync((section, token) => section.GetAsync(info, culture, token), MaxTime, cancellationToken);
        var contents = answers.Where(answer => answer.Result is not null).ToList();
        return new AddedControls(
            [
                .. contents
                    .SelectMany(answer => answer.Result!.Fields.Take(MaxFieldsOfPlugin))
                    .Where(field => field.Name.Length > 0 && field.Value.Length > 0)
                    .Take(MaxFields)
                    .Select(field =>
                        field with
                        {
                            Name = Truncate.To(field.Name, MaxNameLength),
                            Value = Truncate.To(field.Value, MaxValueLength),
                        }
                    ),
            ],
            [.. contents.SelectMany(answer => answer.Result!.Buttons.Take(MaxButtonsOfPlugin).Select(answer.Bind)).Take(MaxButtons)]
        );
    }
}
