using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Statistics.Charts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>Renders statistics as a message: an embed of numbers, and one per chart.</summary>
internal sealed class StatsRenderer(StatsQuestion question, StatsSummary summary, CultureInfo culture)
{
    private const int MaxListLength = 700;
    private const int MaxNameLength = 40;
    private const int MinForPictures = 3;

    /// <param name="behind">Whether metrics are still being computed.</param>
    public OutgoingMessage Render(bool behind)
    {
        var head = new Embed
        {
            Title = Truncate.To(Title(), 256),
            Description =
                Days(summary.Range, culture)
                + (question.Filter.Staff is { } staff ? $"\n{Mention.User(staff)}" : "")
                + (question.Label is { } label ? $"\n{LabelQuery.Write(label)}" : ""),
            Color = Colors.Panel,
            Footer = new EmbedFooter(Text("stats.footer") + (behind ? "\n" + Text("stats.behind") : "")),
        };
        if (summary.IsEmpty)
            return new OutgoingMessage
            {
                Embeds = [head with { Description = $"{head.Description}\n\n{Text("stats.empty")}", Fields = [Live()] }],
            };
        // One or two tickets need no chart.
        if (Math.Max(summary.Opened, summary.Closed) < MinForPictures)
            return new OutgoingMessage { Embeds = [head with { Fields = Fields() }] };
        List<OutgoingFile> files = [];
        List<Embed> embeds = [head with { Fields = Fields() }];
        if (Draw("tickets", FlowChart.Draw(summary.Flow, summary.Range, culture)) is { } flow)
            embeds[0] = embeds[0] with { Image = flow };
        var missing = new List<string>();
        Add("responses", WaitsChart.Draw(summary.FirstSpread, culture), "stats.no-responses");
        Add("hours", HoursChart.Draw(summary.Hours, summary.Range, culture), "stats.no-openings");
        Add("ratings", BarChart.Ratings(summary.Stars, culture), "stats.no-ratings");
        if (question.Filter.Staff is null)
            Add("staff", BarChart.Staff(summary.Staff, question.Names.Staff, culture), "stats.no-staff");
        if (missing.Count > 0)
            embeds[^1] = embeds[^1] with
            {
                Description = string.Join("\n\n", new[] { embeds[^1].Description }.Concat(missing).OfType<string>()),
            };
        return new OutgoingMessage { Embeds = embeds, Files = files };

        EmbedImage? Draw(string name, byte[]? picture)
        {
            if (picture is null)
                return null;
            files.Add(new OutgoingFile($"stats-{name}.png", picture, "image/png"));
            return new EmbedImage($"attachment://stats-{name}.png");
        }

        void Add(string name, byte[]? picture, string none)
        {
            if (Draw(name, picture) is { } image)
                embeds.Add(new Embed { Image = image, Color = Colors.Panel });
            else
                missing.Add("-# " + Text(none));
        }
    }

    public static string Days(StatsRange range, CultureInfo culture) =>
        TicketTexts.Get(
            culture,
            "stats.days",
            range.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            range.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            range.Zone.Id
        );

    public static string Of(Waits? waits, CultureInfo culture) =>
        waits is null
            ? "—"
            : TicketTexts.Get(
                culture,
                "stats.waits",
                StatsTime.In(waits.Median, culture),
                StatsTime.In(waits.Ninth, culture),
                StatsTime.In(waits.Average, culture)
            );

    private List<EmbedField> Fields()
    {
        List<EmbedField> fields =
        [
            new(Text("stats.opened"), Number(summary.Opened), Inline: true),
            new(Text("stats.closed"), Number(summary.Closed), Inline: true),
            Live(),
            new(Text("stats.first"), Of(summary.First, culture), Inline: true),
            new(Text("stats.further"), Of(summary.Further, culture), Inline: true),
            new(
                Text("stats.rating"),
                summary.Rating is { } rating ? Text("stats.stars", Average(rating), Number(summary.Ratings)) : "—",
                Inline: true
            ),
            new(Text("stats.resolution"), Of(summary.Resolution, culture), Inline: true),
            new(Text("stats.handling"), Of(summary.Handling, culture), Inline: true),
            new(
                Text("stats.other"),
                Text(
                    "stats.other-values",
                    Number(summary.Reopened),
                    Number(summary.Transfers),
                    Number(summary.CustomerMessages),
                    Number(summary.StaffMessages)
                ),
                Inline: true
            ),
        ];
        Add("stats.by-department", summary.Departments, id => Name(question.Names.Department(id, culture)), always: false);
        if (question.Filter.Staff is null)
            Add("stats.by-staff", summary.Staff, DeletedUser.MentionOf, always: true);
        Add(
            "stats.by-priority",
            summary.Priorities.OrderByDescending(p => p.Key).ToList(),
            priority => Text($"priority.{priority}"),
            always: false
        );
        if (summary.Reasons.Any(reason => !reason.IsNone))
            fields.Add(
                new EmbedField(
                    Text("stats.reasons"),
                    Truncate.Lines([.. summary.Reasons.Select(Reason)], MaxListLength, more => Text("stats.more", more))
                )
            );
        return fields;

        string Reason(ReasonCount reason) =>
            $"{(reason.Reason is { } known ? Name(known) : Text(reason.IsNone ? "stats.reason.none" : "stats.reason.other"))}"
            + $" · {Number(reason.Count)}";

        void Add<TKey>(string title, IReadOnlyList<StatsGroup<TKey>> groups, Func<TKey, string> name, bool always)
        {
            if (groups.Count > (always ? 0 : 1))
                fields.Add(
                    new EmbedField(
                        Text(title),
                        Truncate.Lines(
                            [.. groups.Select(group => Line(group, name(group.Key)))],
                            MaxListLength,
                            more => Text("stats.more", more)
                        )
                    )
                );
        }
    }

    private string Line<TKey>(StatsGroup<TKey> group, string name)
    {
        List<string> parts = [];
        if (group.Opened > 0)
            parts.Add(Text("stats.line.opened", Number(group.Opened)));
        if (group.Closed > 0)
            parts.Add(Text("stats.line.closed", Number(group.Closed)));
        if (group.Responses > 0)
            parts.Add(Text("stats.line.responses", Number(group.Responses), StatsTime.In(group.Any!.Median, culture)));
        if (group.Rating is { } rating)
            parts.Add(Text("stats.stars", Average(rating), Number(group.Ratings)));
        return $"**{name}** · {string.Join(" · ", parts)}";
    }

    private EmbedField Live()
    {
        var states = new[] { TicketState.Open, TicketState.WaitingForStaff, TicketState.WaitingForCustomer, TicketState.Resolved }
            .Where(state => summary.Live.GetValueOrDefault(state) > 0)
            .Select(state => $"-# {Text($"state.{state}")}: {Number(summary.Live[state])}");
        return new EmbedField(Text("stats.live-now"), string.Join('\n', states.Prepend(Number(summary.Live.Values.Sum()))), Inline: true);
    }

    private string Title() =>
        question.Department is { } department
            ? Text("stats.title-of", Name(department.NameIn(culture)))
            : Text(question.Filter.Staff is null ? "stats.title" : "stats.title-own");

    private static string Name(string name) => Markdown.EscapeTo(name, MaxNameLength);

    private static string Average(double rating) => rating.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(culture, key, arguments);
}
