using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Statistics.Charts;
using DCTicket.Tickets.Statistics.Metrics;
using DCTicket.Tickets.Statistics.Reports;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Statistics.Digest;

/// <summary>
/// Renders a week's statistics next to those of the week before. It names departments and no people, since others than staff may see it.
/// </summary>
internal sealed class DigestRenderer(TicketsDbContext db, StatsReader read, GuildSettingsReader guilds, DirtyMetricsProcessor count)
{
    private const int CountFirst = 1000;
    private const string File = "week.png";

    public async Task<OutgoingMessage> RenderAsync(StatsSettings settings, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await count.ProcessAsync(CountFirst, cancellationToken);
        var guild = await guilds.ReadAsync(settings.GuildId, cancellationToken);
        var names = await StatsNames.ReadAsync(db, settings.GuildId, cancellationToken);
        var week = settings.WeekOf(due);
        var both = week with { First = week.Before.First };
        var now = await SummaryAsync(settings.GuildId, week, cancellationToken);
        var before = await SummaryAsync(settings.GuildId, week.Before, cancellationToken);
        var picture = FlowChart.Draw((await SummaryAsync(settings.GuildId, both, cancellationToken)).Flow, both, guild.Culture);
        return new OutgoingMessage
        {
            Nonce = $"w{settings.GuildId.Value:x}{week.First.DayNumber}",
            Embeds = [Write(now, before, guild, names) with { Image = picture is null ? null : new EmbedImage($"attachment://{File}") }],
            Files = picture is null ? [] : [new OutgoingFile(File, picture, "image/png")],
        };
    }

    private async Task<StatsSummary> SummaryAsync(Snowflake guild, StatsRange range, CancellationToken cancellationToken) =>
        StatsCalculator.Calculate(await read.ReadAsync(new StatsFilter(guild, null, null, range), cancellationToken), range);

    private static Embed Write(StatsSummary now, StatsSummary before, GuildSettingsSnapshot guild, StatsNames names)
    {
        var embed = new Embed
        {
            Title = guild.Text("stats.digest.title"),
            Description = StatsRenderer.Days(now.Range, guild.Culture) + (now.IsEmpty ? "\n\n" + guild.Text("stats.empty") : ""),
            Color = Colors.Panel,
            Footer = new EmbedFooter(guild.Text("stats.digest.footer")),
        };
        if (now.IsEmpty && before.IsEmpty)
            return embed;
        List<EmbedField> fields =
        [
            new(guild.Text("stats.opened"), Compare(now.Opened, before.Opened), Inline: true),
            new(guild.Text("stats.closed"), Compare(now.Closed, before.Closed), Inline: true),
            new(guild.Text("stats.live"), Compare(now.Flow[^1].Live, before.Flow[^1].Live), Inline: true),
            new(guild.Text("stats.first-median"), Compare(now.First, before.First, guild.Culture), Inline: true),
            new(guild.Text("stats.further-median"), Compare(now.Further, before.Further, guild.Culture), Inline: true),
            new(guild.Text("stats.resolution-median"), Compare(now.Resolution, before.Resolution, guild.Culture), Inline: true),
            new(
                guild.Text("stats.rating"),
                Stars(now, guild) + (before.Rating is null ? "" : $"\n-# {guild.Text("stats.digest.before", Stars(before, guild))}"),
                Inline: true
            ),
        ];
        if (now.Departments.Count > 1)
        {
            var lines = now.Departments.Select(d =>
                $"**{Markdown.EscapeTo(names.Department(d.Key, guild.Culture), 40)}** · "
                + $"{guild.Text("stats.line.opened", d.Opened)} · {guild.Text("stats.line.closed", d.Closed)}"
            );
            fields.Add(new(guild.Text("stats.by-department"), Truncate.Lines([.. lines], 900, more => guild.Text("stats.more", more))));
        }

        if (now.Reasons.Any(reason => !reason.IsNone))
            fields.Add(
                new(
                    guild.Text("stats.reasons"),
                    Truncate.Lines([.. now.Reasons.Select(reason => Line(reason, guild))], 900, more => guild.Text("stats.more", more))
                )
            );
        return embed with { Fields = fields };
    }

    private static string Line(ReasonCount reason, GuildSettingsSnapshot guild) =>
        (reason.Reason is { } known ? Markdown.EscapeTo(known, 40) : guild.Text(reason.IsNone ? "stats.reason.none" : "stats.reason.other"))
        + $" · {reason.Count.ToString("#,0", CultureInfo.InvariantCulture)}";

    private static string Stars(StatsSummary summary, GuildSettingsSnapshot guild) =>
        summary.Rating is { } rating
            ? guild.Text("stats.stars", rating.ToString("0.0", CultureInfo.InvariantCulture), summary.Ratings)
            : "—";

    private static string Compare(int now, int before)
    {
        var change =
            now == before ? "="
            : before == 0 ? $"▲ {now}"
            : $"{(now > before ? '▲' : '▼')} {Math.Abs(Math.Round(100.0 * (now - before) / before)):0} %";
        return $"**{now.ToString("#,0", CultureInfo.InvariantCulture)}**  {change}";
    }

    private static string Compare(Waits? now, Waits? before, CultureInfo culture)
    {
        if (now is null)
            return "—";
        var median = $"**{StatsTime.In(now.Median, culture)}**";
        return before is null
            ? median
            : $"{median}\n-# {TicketTexts.Get(culture, "stats.digest.before", StatsTime.In(before.Median, culture))}";
    }
}
