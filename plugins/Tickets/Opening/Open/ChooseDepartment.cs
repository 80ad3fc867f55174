using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>A select menu of departments in a message.</summary>
internal static class ChooseDepartment
{
    private const int MaxCount = 25;

    public static OutgoingMessage Write(string text, IReadOnlyList<Department> departments, Snowflake? request, CultureInfo culture) =>
        new()
        {
            Content = text,
            ActionRows =
            [
                [
                    new StringSelect(Route.To("choose", request ?? default), Options(departments, culture))
                    {
                        Placeholder = TicketTexts.Get(culture, "open.choose.placeholder"),
                    },
                ],
            ],
        };

    /// <summary>The departments as options; their values are the keys.</summary>
    public static IReadOnlyList<SelectOption> Options(IEnumerable<Department> departments, CultureInfo culture) =>
        [
            .. departments
                .Take(MaxCount)
                .Select(department => new SelectOption(department.NameIn(culture), department.Key)
                {
                    Description = department.Descriptions.Pick(culture),
                    Emoji = department.Emoji.Length == 0 ? null : department.Emoji,
                }),
        ];
}
