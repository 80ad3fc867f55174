using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Extensions;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>What other plugins add to the card of a department.</summary>
/// <param name="Fields">Their settings.</param>
/// <param name="Buttons">A button for each, leading to its plugin.</param>
internal sealed record AddedPages(IReadOnlyList<EmbedField> Fields, IReadOnlyList<Component> Buttons);

/// <summary>Reads what other plugins add to the card of a department.</summary>
internal sealed class PluginPages(ExtensionCaller<IDepartmentSettingsPage> pages)
{
    // One row of the card is free.
    private const int MaxPages = 5;
    private const int MaxTitleLength = 80;
    private const int MaxSummaryLength = 500;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    public async Task<AddedPages> ReadAsync(Department department, CultureInfo culture, CancellationToken cancellationToken)
    {
        var answers = await pages.AskAsync(
            (page, token) => page.GetAsync(department.GuildId, department.Key, culture, token),
            MaxTime,
            cancellationToken
        );
        var shown = answers.Where(answer => answer.Result is not null).Take(MaxPages).ToList();
        return new AddedPages(
            [
                .. shown
                    .Where(answer => answer.Result!.Summary.Length > 0)
                    .Select(answer => new EmbedField(
                        Truncate.To(answer.Result!.Title, MaxTitleLength),
                        Truncate.To(answer.Result.Summary, MaxSummaryLength),
                        Inline: true
                    )),
            ],
            [
                .. shown.Select(answer =>
                    answer.Bind(
                        new Button(answer.Result!.Edit, Truncate.To(answer.Result.Title, MaxTitleLength)) { Emoji = answer.Result.Emoji }
                    )
                ),
            ]
        );
    }
}
