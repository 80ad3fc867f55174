using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

internal sealed partial class SetupRenderer
{
    /// <summary>The option to create a role.</summary>
    public const string NewRole = "new";

    private const int RolesOnPage = 3;

    // A select menu has 25 options, and one is the new role.
    private const int MaxRoles = 24;

    /// <summary>The page with the question for a step.</summary>
    public static int PageOf(SetupPlan run, int index) =>
        run.Steps.Take(index).Count(step => step.Kind == SetupStepKind.Role) / RolesOnPage;

    /// <summary>The plan with its choices.</summary>
    public async Task<OutgoingMessage> PreviewAsync(
        InteractionContext context,
        SetupPlan run,
        int page,
        CancellationToken cancellationToken
    )
    {
        var culture = context.Culture;
        var names = await departments
            .All(context.GuildId)
            .AsNoTracking()
            .ToDictionaryAsync(d => d.Key, d => d.NameIn(culture), cancellationToken);
        var asked = run.Steps.Index().Where(step => step.Item.Kind == SetupStepKind.Role).ToList();
        var kinds = run
            .Steps.Where(step => step.Kind is SetupStepKind.Category or SetupStepKind.LogChannel)
            .GroupBy(step => step.Kind)
            .ToList();
        var pages = new Pager(asked.Count, RolesOnPage, page);
        var all = await discord.GetRolesAsync(context.GuildId, cancellationToken);
        List<IReadOnlyList<Component>> rows =
        [
            .. pages.Of(asked).Select(step => (IReadOnlyList<Component>)[AskWho(culture, run, step.Index, Owner(step.Item, names), all)]),
        ];
        if (kinds.Count > 0)
            rows.Add([Kinds(culture, run, kinds)]);
        rows.Add([
            new Button(Make(run), TicketTexts.Get(culture, "setup.button.make")) { Style = ButtonStyle.Success, Emoji = "✅" },
            new Button(Leave(run), TicketTexts.Get(culture, "setup.button.leave")),
            .. pages.Buttons(number => Route.To("setup-page", run.Id, number)),
        ]);
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = TicketTexts.Get(culture, "setup.preview.title"),
                    Description = TicketTexts.Get(culture, "setup.preview.text", Mention.Channel(run.ChannelId)),
                    Color = Colors.Panel,
                    Footer = pages.Footer(culture),
                    Fields =
                    [
                        new EmbedField(
                            TicketTexts.Get(culture, "setup.preview.who"),
                            Truncate.Lines(
                                [.. asked.Select(step => Who(culture, step.Item, Owner(step.Item, names)))],
                                MaxListLength,
                                more => TicketTexts.Get(culture, "setup.more", more)
                            )
                        ),
                        .. kinds.Select(kind => new EmbedField(Chosen(kind) + Name(culture, kind.Key, [.. kind]), List(culture, kind))),
                    ],
                },
            ],
            ActionRows = rows,
        };
    }

    private static string Owner(SetupStep step, Dictionary<string, string> names) =>
        string.Join(", ", step.Departments.Select(key => names.GetValueOrDefault(key, key)));

    private static string Who(CultureInfo culture, SetupStep step, string owner) =>
        $"**{Markdown.Escape(owner)}**: "
        + (
            step.Existing.Count > 0
                ? Mention.Roles(step.Existing)
                : TicketTexts.Get(culture, "setup.preview.new", Markdown.Escape(step.Name))
        );

    /// <summary>
    /// Asks for a department's staff role: existing roles first, a new one last. With too many roles Discord's role select is used.
    /// </summary>
    private static SelectMenu AskWho(CultureInfo culture, SetupPlan run, int index, string owner, IReadOnlyList<Role> all)
    {
        var (step, route) = (run.Steps[index], Route.To("setup-who", run.Id, index));
        var staff = all.Where(role => role.Id != run.GuildId && !role.Managed).OrderByDescending(role => role.Position).ToList();
        if (staff.Count > MaxRoles)
        {
            return new RoleSelect(route)
            {
                Placeholder = TicketTexts.Get(culture, "setup.preview.ask-or-new", owner, step.Name),
                MinValues = 0,
                MaxValues = DepartmentValidation.MaxRoles,
                Default = step.Existing,
            };
        }

        return new StringSelect(
            route,
            [
                .. staff.Select(role => new SelectOption(
                    TicketTexts.Get(culture, "setup.preview.role", owner, role.Name),
                    role.Id.ToString()
                )
                {
                    Default = step.Existing.Contains(role.Id),
                }),
                new SelectOption(TicketTexts.Get(culture, "setup.preview.create", owner, step.Name), NewRole)
                {
                    Default = step.Existing.Count == 0,
                    Emoji = "➕",
                },
            ]
        )
        {
            Placeholder = TicketTexts.Get(culture, "setup.preview.ask", owner),
        };
    }

    private static StringSelect Kinds(CultureInfo culture, SetupPlan run, List<IGrouping<SetupStepKind, SetupStep>> kinds) =>
        new(
            Choose(run),
            [
                .. kinds.Select(kind => new SelectOption(Name(culture, kind.Key, [.. kind]), kind.Key.ToString())
                {
                    Default = kind.First().Chosen,
                }),
            ]
        )
        {
            Placeholder = TicketTexts.Get(culture, "setup.preview.choose"),
            MinValues = 0,
            MaxValues = kinds.Count,
        };

    private static string Chosen(IEnumerable<SetupStep> steps) => steps.First().Chosen ? "✅ " : "▫️ ";

    private static string List(CultureInfo culture, IEnumerable<SetupStep> steps) =>
        Truncate.Lines(
            [
                .. steps
                    .Select(step =>
                        step.Existing.Count > 0
                            ? Mention.Channel(step.Existing[0])
                            : $"{(step.Kind == SetupStepKind.LogChannel ? "#" : "")}{Markdown.Escape(step.Name)}"
                    )
                    .Distinct(),
            ],
            MaxListLength,
            more => TicketTexts.Get(culture, "setup.more", more)
        );
}
