using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Renders the plan of /setup, its result and the next steps.</summary>
internal sealed partial class SetupRenderer(
    TicketsDbContext db,
    DepartmentQuery departments,
    IDiscord discord,
    BotPermissionQuery permissions
)
{
    private const int MaxListLength = 1000;

    public static Route Choose(SetupPlan run) => Route.To("setup-choose", run.Id);

    public static Route Make(SetupPlan run) => Route.To("setup-make", run.Id);

    public static Route Leave(SetupPlan run) => Route.To("setup-leave", run.Id);

    public static Route Undo(SetupPlan run) => Route.To("setup-undo", run.Id);

    /// <summary>The panel is posted; further steps are offered.</summary>
    public async Task<OutgoingMessage> PostedAsync(
        InteractionContext context,
        SetupPlan run,
        Panel? panel,
        bool isNew,
        SetupPlan? last,
        CancellationToken cancellationToken
    )
    {
        var culture = context.Culture;
        var guild = await db.GuildSettings.AsNoTracking().SingleAsync(g => g.GuildId == context.GuildId, cancellationToken);
        var offers = run
            .Steps.Where(step => step.Kind != SetupStepKind.Panel)
            .GroupBy(step => step.Kind)
            .Select(kind => Name(culture, kind.Key, [.. kind]))
            .ToList();
        List<string> lines =
        [
            panel?.MessageId is null
                ? TicketTexts.Get(culture, "setup.later")
                : TicketTexts.Get(culture, isNew ? "setup.posted" : "setup.renewed"),
            .. await DescribeAsync(context, cancellationToken),
            guild.LogChannelId is { } log
                ? TicketTexts.Get(culture, "setup.log", Mention.Channel(log))
                : TicketTexts.Get(culture, "setup.no-log"),
            guild.CategoryId is { } category
                ? TicketTexts.Get(culture, "setup.category", Mention.Channel(category))
                : TicketTexts.Get(culture, "setup.no-category"),
        ];
        if (await HintAsync(context, cancellationToken) is { } hint)
            lines.Add(hint);
        if (offers.Count > 0)
            lines.Add(TicketTexts.Get(culture, "setup.offer", string.Join(", ", offers)));
        return new OutgoingMessage
        {
            Content = Lines(culture, lines),
            Buttons =
            [
                .. offers.Count == 0
                    ? Array.Empty<Button>()
                    : [new Button(Make(run), TicketTexts.Get(culture, "setup.button.make")) { Style = ButtonStyle.Success, Emoji = "✅" }],
                .. last is null
                    ? Array.Empty<Button>()
                    :
                    [
                        new Button(Undo(last), TicketTexts.Get(culture, "setup.button.undo-last"))
                        {
                            Style = ButtonStyle.Danger,
                            Emoji = "↩️",
                        },
                    ],
            ],
        };
    }

    /// <summary>The created objects, and the failed ones.</summary>
    public async Task<OutgoingMessage> MadeAsync(InteractionContext context, SetupPlan run, CancellationToken cancellationToken)
    {
        var culture = context.Culture;
        var done = run.Steps.Where(step => step.State is SetupStepState.Made or SetupStepState.Kept).ToList();
        var failed = run.Steps.Where(step => step.Chosen && step.State is SetupStepState.Failed or SetupStepState.Started).ToList();
        List<string> lines = [TicketTexts.Get(culture, failed.Count == 0 ? "setup.made" : "setup.made-partly"), .. Items(existing: false)];
        if (Items(existing: true) is { Count: > 0 } used)
            lines.AddRange([TicketTexts.Get(culture, "setup.used"), .. used]);
        if (failed.Count > 0)
            lines.AddRange([TicketTexts.Get(culture, "setup.failed"), .. failed.Select(step => Failure(culture, run, step))]);
        if (done.Exists(step => step is { Kind: SetupStepKind.Role, Existing.Count: 0 }))
            lines.Add(TicketTexts.Get(culture, "setup.next-roles"));
        lines.AddRange([TicketTexts.Get(culture, "setup.who"), .. await DescribeAsync(context, cancellationToken)]);
        if (await HintAsync(context, cancellationToken) is { } hint)
            lines.Add(hint);
        return new OutgoingMessage
        {
            Content = Lines(culture, lines),
            Buttons =
            [
                .. failed.Count == 0
                    ? Array.Empty<Button>()
                    : [new Button(Make(run), TicketTexts.Get(culture, "setup.button.again")) { Style = ButtonStyle.Primary }],
                .. done.Count == 0
                    ? Array.Empty<Button>()
                    : [new Button(Undo(run), TicketTexts.Get(culture, "setup.button.undo")) { Style = ButtonStyle.Danger, Emoji = "↩️" }],
            ],
        };

        List<string> Items(bool existing) =>
            [.. done.Where(step => step.Existing.Count > 0 == existing).Select(step => "- " + Show(culture, run, step)).Distinct()];
    }

    /// <summary>The removed objects, and the remaining ones.</summary>
    public static OutgoingMessage Undone(InteractionContext context, SetupPlan run)
    {
        var culture = context.Culture;
        var kept = run.Steps.Where(step => step.State == SetupStepState.Kept).ToList();
        var failed = run.Steps.Where(step => step.State == SetupStepState.Made).ToList();
        List<string> lines =
        [
            TicketTexts.Get(culture, "setup.undone", run.Steps.Count(step => step is { State: SetupStepState.Undone, Existing.Count: 0 })),
        ];
        if (kept.Count > 0)
            lines.AddRange([TicketTexts.Get(culture, "setup.kept"), .. kept.Select(step => "- " + Show(culture, run, step))]);
        if (failed.Count > 0)
            lines.AddRange([TicketTexts.Get(culture, "setup.not-undone"), .. failed.Select(step => Failure(culture, run, step))]);
        lines.Add(TicketTexts.Get(culture, "setup.undone-next"));
        return new OutgoingMessage
        {
            Content = Lines(culture, lines),
            Buttons =
                failed.Count == 0
                    ? []
                    : [new Button(Undo(run), TicketTexts.Get(culture, "setup.button.undo")) { Style = ButtonStyle.Danger, Emoji = "↩️" }],
        };
    }

    private static string Lines(CultureInfo culture, IReadOnlyList<string> lines) =>
        Truncate.Lines(lines, 2000, more => TicketTexts.Get(culture, "setup.more", more));

    private static string Name(CultureInfo culture, SetupStepKind kind, List<SetupStep> steps)
    {
        var (used, created) = (steps.Where(step => step.Existing.Count > 0).ToList(), steps.Count(step => step.Existing.Count == 0));
        List<string> parts =
        [
            .. used.Select(step => step.Name).Distinct().Select(name => TicketTexts.Get(culture, $"setup-use.{kind}", name)),
        ];
        if (created > 0)
            parts.Add(TicketTexts.Get(culture, $"setup-kind.{kind}", created));
        return string.Join(", ", parts);
    }

    private static string Show(CultureInfo culture, SetupPlan run, SetupStep step) =>
        step.Kind switch
        {
            SetupStepKind.Role when step.Existing.Count > 0 => Mention.Roles(step.Existing),
            SetupStepKind.Role => Mention.Role(step.MadeId!.Value),
            SetupStepKind.Panel when step.MadeId is { } message => TicketTexts.Get(
                culture,
                "setup.the-panel",
                MessageLink.To(run.GuildId, run.ChannelId, message),
                Mention.Channel(run.ChannelId)
            ),
            _ => Mention.Channel(step.MadeId!.Value),
        };

    private static string Failure(CultureInfo culture, SetupPlan run, SetupStep step)
    {
        var name =
            step.Kind == SetupStepKind.Panel
                ? TicketTexts.Get(culture, "setup.the-panel-in", Mention.Channel(run.ChannelId))
                : $"**{Markdown.Escape(step.Name)}**";
        var why =
            step.LacksPermission ? TicketTexts.Get(culture, step.Kind == SetupStepKind.Role ? "setup.lacks-roles" : "setup.lacks-channels")
            : string.IsNullOrEmpty(step.Problem) ? TicketTexts.Get(culture, "setup.no-answer")
            : Markdown.Escape(step.Problem);
        return $"- {name}: {why}";
    }

    /// <summary>A hint that new tickets ping nobody, if neither the bot may mention roles nor the roles are mentionable.</summary>
    private async Task<string?> HintAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if ((await permissions.FindInServerAsync(context.GuildId, cancellationToken) & Permissions.MentionEveryone) != 0)
            return null;
        var all = await discord.GetRolesAsync(context.GuildId, cancellationToken);
        var staff = (await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken))
            .SelectMany(d => d.StaffRoles)
            .ToHashSet();
        return all.Any(role => staff.Contains(role.Id) && !role.Mentionable) ? context.Text("setup.no-mention") : null;
    }

    private async Task<IReadOnlyList<string>> DescribeAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var live = await discord.GetRoleIdsAsync(context.GuildId, cancellationToken);
        var all = await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. all.Select(d =>
                $"- **{Markdown.Escape(d.NameIn(context.Culture))}**: "
                + (d.StaffRoles.Where(live.Contains).ToList() is { Count: > 0 } staff ? Mention.Roles(staff) : context.Text("setup.nobody"))
            ),
        ];
    }
}
