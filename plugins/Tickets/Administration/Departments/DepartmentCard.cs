using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>Renders the settings of a department and the buttons to change them.</summary>
internal sealed class DepartmentCard(
    TicketsDbContext db,
    DepartmentDescription describe,
    PanelQuery panels,
    PanelRenderer write,
    PluginPages plugins
)
{
    // All fields together stay under the 6,000 characters of a message's embeds.
    private const int MaxValueLength = 500;
    private const int MaxNamed = 10;

    /// <param name="context">The viewer.</param>
    /// <param name="department">The department.</param>
    /// <param name="headline">A line above, such as what was saved; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="all">Whether default values are shown as well.</param>
    public async Task<OutgoingMessage> WriteAsync(
        InteractionContext context,
        Department department,
        string? headline,
        CancellationToken cancellationToken,
        bool all = false
    )
    {
        var culture = context.Culture;
        var shown = await panels.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        List<IReadOnlyList<Component>> rows =
        [
            [.. DepartmentSettingsPage.All.Take(5).Select(part => PartButton(department, part, culture))],
            [
                .. DepartmentSettingsPage.All.Skip(5).Select(part => PartButton(department, part, culture)),
                new Button(Route.To("form-card", department.Id), TicketTexts.Get(culture, "department.part.form")) { Emoji = "📝" },
                new Button(Route.To("department-up", department.Id), TicketTexts.Get(culture, "department.up")) { Emoji = "⬆️" },
            ],
        ];
        if (shown.Count > 0)
        {
            rows.Add([
                new StringSelect(
                    Route.To("department-panels", department.Id),
                    [
                        .. shown
                            .Take(PanelQuery.MaxCount)
                            .Select(
                                (panel, index) =>
                                    new SelectOption($"{index + 1}. {write.TitleOf(panel, context.GuildCulture)}", panel.Id.ToString("N"))
                                    {
                                        Default = Shows(panel, department),
                                    }
                            ),
                    ]
                )
                {
                    Placeholder = TicketTexts.Get(culture, "department.panels"),
                    MinValues = 0,
                    MaxValues = PanelQuery.MaxCount,
                },
            ]);
        }

        var guild = await db.GuildSettings.AsNoTracking().SingleOrDefaultAsync(g => g.GuildId == context.GuildId, cancellationToken);
        rows.Add([
            .. (department.CategoryId ?? guild?.CategoryId) is null
                ?
                [
                    new Button(Route.To("department-category", department.Id), TicketTexts.Get(culture, "department.make-category"))
                    {
                        Emoji = "📁",
                    },
                ]
                : Array.Empty<Button>(),
            new Button(
                Route.To("department-all", department.Id, all ? 0 : 1),
                TicketTexts.Get(culture, all ? "department.show-changed" : "department.show-all")
            ),
            new Button(Route.To("department-ask-remove", department.Id), TicketTexts.Get(culture, "department.remove"))
            {
                Style = ButtonStyle.Danger,
                Emoji = "🗑️",
            },
        ]);
        var added = await plugins.ReadAsync(department, culture, cancellationToken);
        if (added.Buttons.Count > 0)
            rows.Add(added.Buttons);
        var embed = await EmbedAsync(context, department, guild, shown, all, cancellationToken);
        return new OutgoingMessage
        {
            Content = headline,
            Embeds = [embed with { Fields = [.. embed.Fields, .. added.Fields] }],
            ActionRows = rows,
        };
    }

    /// <summary>Whether a panel shows a department.</summary>
    public static bool Shows(Panel panel, Department department) =>
        panel.Departments.Count == 0 || panel.Departments.Contains(department.Key);

    private static Button PartButton(Department department, DepartmentSettingsPage part, CultureInfo culture) =>
        new(Route.To("department-part", department.Id, part.Name), part.Title(culture)) { Emoji = part.Emoji };

    private async Task<Embed> EmbedAsync(
        InteractionContext context,
        Department department,
        GuildSettings? guild,
        List<Panel> panels,
        bool all,
        CancellationToken cancellationToken
    )
    {
        var (culture, usual) = (context.Culture, new DepartmentOptions());
        string Text(string key) => TicketTexts.Get(culture, key);
        List<EmbedField> fields =
        [
            Field(Text("role.title"), await describe.RolesAsync(department, culture, cancellationToken)),
            Field(Text("department.field.category"), DepartmentDescription.Category(department, guild, culture)),
            Field(Text("department.shown-on"), Panels(context, department, panels)),
        ];
        // Default values are omitted.
        if (all || department.LogChannelId is not null)
            fields.Add(Field(Text("department.field.log"), DepartmentDescription.Log(department, guild, culture)));
        if (all || department.Limits != usual.Limits)
            fields.Add(Field(Text("department.part.limits"), DepartmentDescription.Limits(department.Limits, culture)));
        if (all || department.Rules != usual.Rules)
            fields.Add(
                Field(Text("department.part.rules"), DepartmentDescription.Rules(department.Rules, culture, all ? null : usual.Rules))
            );
        if (all || department.NamePattern != usual.NamePattern)
            fields.Add(Field(Text("department.field.pattern"), Markdown.Escape(department.NamePattern)));
        if (all || department.CloseReasons.Count > 0)
            fields.Add(
                Field(
                    Text("department.field.reasons"),
                    department.CloseReasons.Count == 0 ? "—" : string.Join('\n', department.CloseReasons.Select(Markdown.Escape))
                )
            );
        if (all || department.Survey.Count > 0)
            fields.Add(
                Field(
                    Text("department.field.survey"),
                    department.Survey.Count == 0 ? "—" : string.Join('\n', department.Survey.Select(Markdown.Escape))
                )
            );
        if (all || DepartmentForm.HasOwn(department))
            fields.Add(Field(Text("department.part.form"), FormCard.Summary(department, culture)));
        if (all || department.SeedHash is not null)
            fields.Add(Field(Text("department.origin"), describe.File(department, culture)));
        return new Embed
        {
            Title = Truncate.To($"{department.Emoji} {department.NameIn(culture)} ({department.Key})".Trim(), 256),
            Description = Truncate.To(Words(department), 1500),
            Color = department.Color ?? Colors.Panel,
            Fields = fields,
            Footer = all ? null : new EmbedFooter(Text("department.usual")),
        };
    }

    private static string Words(Department department) =>
        string.Join(
            "\n\n",
            Languages
                .All.Select(language =>
                    (
                        language,
                        name: department.Names.In(language),
                        text: department.Descriptions.In(language),
                        welcome: department.Welcomes.In(language)
                    )
                )
                .Where(words => words.name.Length + words.text.Length + words.welcome.Length > 0)
                .Select(words =>
                    (
                        $"**{Languages.Name(words.language)}:** "
                        + $"{Markdown.EscapeTo(words.name, 200)}\n{Markdown.EscapeTo(words.text, 200)}\n"
                        + $"{(words.welcome.Length == 0 ? "" : Markdown.Quote(words.welcome, 250))}"
                    ).TrimEnd()
                )
        );

    private string Panels(InteractionContext context, Department department, List<Panel> all)
    {
        var shown = all.FindAll(panel => Shows(panel, department));
        return shown.Count == 0
            ? context.Text("department.on-no-panel")
            : string.Join(
                '\n',
                shown
                    .Take(MaxNamed)
                    .Select(panel => $"{Markdown.EscapeTo(write.TitleOf(panel, context.GuildCulture), 60)} {panel.Place(context.Culture)}")
            );
    }

    private static EmbedField Field(string name, string value) =>
        new(Truncate.To(name, 256), Truncate.To(value, MaxValueLength), Inline: true);
}
