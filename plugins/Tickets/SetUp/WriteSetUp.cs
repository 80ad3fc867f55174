using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Says what /setup would make, what it has made, and what is to be done next.</summary>
internal sealed class WriteSetUp(TicketsDbContext db, FindDepartment departments, RoleCache roles)
{
    private const int LongestList = 1000;

    public static Route Choose(SetUpRun run) => Route.To("setup-choose", run.Id);

    public static Route Make(SetUpRun run) => Route.To("setup-make", run.Id);

    public static Route Leave(SetUpRun run) => Route.To("setup-leave", run.Id);

    public static Route Undo(SetUpRun run) => Route.To("setup-undo", run.Id);

    /// <summary>What would be made, to choose from.</summary>
    public static OutgoingMessage Preview(InteractionContext context, SetUpRun run)
    {
        var culture = context.Culture;
        var kinds = run.Steps.Where(step => step.Kind != SetUpStepKind.Panel).GroupBy(step => step.Kind).ToList();
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = TicketTexts.Get(culture, "setup.preview.title"),
                    Description = TicketTexts.Get(culture, "setup.preview.text", $"<#{run.ChannelId}>"),
                    Color = Colors.Panel,
                    Fields = [.. kinds.Select(kind => new EmbedField(Chosen(kind) + Name(culture, kind.Key, kind.Count()), List(culture, kind)))],
                },
            ],
            Rows =
            [
                [
                    new StringSelect(Choose(run), [.. kinds.Select(kind => new SelectOption(Name(culture, kind.Key, kind.Count()), kind.Key.ToString()) { Default = kind.First().Chosen })])
                    {
                        Placeholder = TicketTexts.Get(culture, "setup.preview.choose"),
                        MinValues = 0,
                        MaxValues = kinds.Count,
                    },
                ],
                [
                    new Button(Make(run), TicketTexts.Get(culture, "setup.button.make")) { Style = ButtonStyle.Success, Emoji = "✅" },
                    new Button(Leave(run), TicketTexts.Get(culture, "setup.button.leave")),
                ],
            ],
        };
    }

    /// <summary>The panel stands; what else could be made is offered.</summary>
    public async Task<OutgoingMessage> PostedAsync(InteractionContext context, SetUpRun run, Panel? panel, bool isNew, SetUpRun? last, CancellationToken cancellationToken)
    {
        var culture = context.Culture;
        var guild = await db.GuildSettings.AsNoTracking().SingleAsync(g => g.GuildId == context.GuildId, cancellationToken);
        var offers = run.Steps.Where(step => step.Kind != SetUpStepKind.Panel).GroupBy(step => step.Kind).Select(kind => Name(culture, kind.Key, kind.Count())).ToList();
        List<string> lines =
        [
            panel?.MessageId is null ? TicketTexts.Get(culture, "setup.later") : TicketTexts.Get(culture, isNew ? "setup.posted" : "setup.renewed"),
            .. await DescribeAsync(context, cancellationToken),
            guild.LogChannelId is { } log ? TicketTexts.Get(culture, "setup.log", $"<#{log}>") : TicketTexts.Get(culture, "setup.no-log"),
            guild.CategoryId is { } category ? TicketTexts.Get(culture, "setup.category", $"<#{category}>") : TicketTexts.Get(culture, "setup.no-category"),
        ];
        if (offers.Count > 0)
            lines.Add(TicketTexts.Get(culture, "setup.offer", string.Join(", ", offers)));
        return new OutgoingMessage
        {
            Content = Lines(culture, lines),
            Buttons =
            [
                .. offers.Count == 0 ? Array.Empty<Button>() : [new Button(Make(run), TicketTexts.Get(culture, "setup.button.make")) { Style = ButtonStyle.Success, Emoji = "✅" }],
                .. last is null ? Array.Empty<Button>() : [new Button(Undo(last), TicketTexts.Get(culture, "setup.button.undo-last")) { Style = ButtonStyle.Danger, Emoji = "↩️" }],
            ],
        };
    }

    /// <summary>What was made, and what could not be.</summary>
    public async Task<OutgoingMessage> MadeAsync(InteractionContext context, SetUpRun run, CancellationToken cancellationToken)
    {
        var culture = context.Culture;
        var done = run.Steps.Where(step => step.State is SetUpStepState.Made or SetUpStepState.Kept).ToList();
        var failed = run.Steps.Where(step => step.Chosen && step.State is SetUpStepState.Failed or SetUpStepState.Started).ToList();
        List<string> lines = [TicketTexts.Get(culture, failed.Count == 0 ? "setup.made" : "setup.made-partly"), .. done.Select(step => "- " + Show(culture, run, step))];
        if (failed.Count > 0)
            lines.AddRange([TicketTexts.Get(culture, "setup.failed"), .. failed.Select(step => Failure(culture, run, step))]);
        if (done.Exists(step => step.Kind == SetUpStepKind.Role))
            lines.Add(TicketTexts.Get(culture, "setup.next-roles"));
        lines.AddRange([TicketTexts.Get(culture, "setup.who"), .. await DescribeAsync(context, cancellationToken)]);
        return new OutgoingMessage
        {
            Content = Lines(culture, lines),
            Buttons =
            [
                .. failed.Count == 0 ? Array.Empty<Button>() : [new Button(Make(run), TicketTexts.Get(culture, "setup.button.again")) { Style = ButtonStyle.Primary }],
                .. done.Count == 0 ? Array.Empty<Button>() : [new Button(Undo(run), TicketTexts.Get(culture, "setup.button.undo")) { Style = ButtonStyle.Danger, Emoji = "↩️" }],
            ],
        };
    }

    /// <summary>What was taken away again, and what was not.</summary>
    public static OutgoingMessage Undone(InteractionContext context, SetUpRun run)
    {
        var culture = context.Culture;
        var kept = run.Steps.Where(step => step.State == SetUpStepState.Kept).ToList();
        var failed = run.Steps.Where(step => step.State == SetUpStepState.Made).ToList();
        List<string> lines = [TicketTexts.Get(culture, "setup.undone", run.Steps.Count(step => step.State == SetUpStepState.Undone))];
        if (kept.Count > 0)
            lines.AddRange([TicketTexts.Get(culture, "setup.kept"), .. kept.Select(step => "- " + Show(culture, run, step))]);
        if (failed.Count > 0)
            lines.AddRange([TicketTexts.Get(culture, "setup.not-undone"), .. failed.Select(step => Failure(culture, run, step))]);
        lines.Add(TicketTexts.Get(culture, "setup.undone-next"));
        return new OutgoingMessage
        {
            Content = Lines(culture, lines),
            Buttons = failed.Count == 0 ? [] : [new Button(Undo(run), TicketTexts.Get(culture, "setup.button.undo")) { Style = ButtonStyle.Danger, Emoji = "↩️" }],
        };
    }

    private static string Lines(CultureInfo culture, IReadOnlyList<string> lines) => Cut.Lines(lines, 2000, more => TicketTexts.Get(culture, "setup.more", more));

    private static string Chosen(IEnumerable<SetUpStep> steps) => steps.First().Chosen ? "✅ " : "▫️ ";

    private static string Name(CultureInfo culture, SetUpStepKind kind, int count) => TicketTexts.Get(culture, $"setup-kind.{kind}", count);

    private static string List(CultureInfo culture, IEnumerable<SetUpStep> steps) => Cut.Lines(
        [.. steps.Select(step => $"{(step.Kind == SetUpStepKind.Role ? "@" : step.Kind == SetUpStepKind.LogChannel ? "#" : "")}{Markdown.Escape(step.Name)}")],
        LongestList,
        more => TicketTexts.Get(culture, "setup.more", more));

    private static string Show(CultureInfo culture, SetUpRun run, SetUpStep step) => step.Kind switch
    {
        SetUpStepKind.Role => $"<@&{step.MadeId}>",
        SetUpStepKind.Panel when step.MadeId is { } message => TicketTexts.Get(culture, "setup.the-panel", $"https://discord.com/channels/{run.GuildId}/{run.ChannelId}/{message}", $"<#{run.ChannelId}>"),
        _ => $"<#{step.MadeId}>",
    };

    private static string Failure(CultureInfo culture, SetUpRun run, SetUpStep step)
    {
        var name = step.Kind == SetUpStepKind.Panel ? TicketTexts.Get(culture, "setup.the-panel-in", $"<#{run.ChannelId}>") : $"**{Markdown.Escape(step.Name)}**";
        var why = step.LacksPermission ? TicketTexts.Get(culture, step.Kind == SetUpStepKind.Role ? "setup.lacks-roles" : "setup.lacks-channels")
            : string.IsNullOrEmpty(step.Problem) ? TicketTexts.Get(culture, "setup.no-answer")
            : Markdown.Escape(step.Problem);
        return $"- {name}: {why}";
    }

    private async Task<IReadOnlyList<string>> DescribeAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var live = await roles.GetAsync(context.GuildId, cancellationToken);
        var all = await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. all.Select(d => $"- **{Markdown.Escape(d.NameIn(context.Culture))}**: " + (d.StaffRoles.Where(live.Contains).ToList() is { Count: > 0 } staff
                ? string.Join(' ', staff.Select(role => $"<@&{role}>"))
                : TicketTexts.Get(context.Culture, "setup.nobody"))),
        ];
    }
}
