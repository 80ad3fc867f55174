using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Statistics.Reports;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Digest;

/// <summary>/support digest: sets up the weekly statistics.</summary>
internal sealed class SetDigest(TicketsDbContext db, StatsSettingsEditor edit, IDiscord discord)
{
    internal const Permissions Needed =
        Permissions.ViewChannel
        | Permissions.SendMessages
        | Permissions.EmbedLinks
        | Permissions.AttachFiles
        | Permissions.ReadMessageHistory;

    [Command("support digest", "Post a weekly report automatically"), RequireCommand("support")]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option(
            "channel",
            "Where to post it; everyone who sees the channel sees the statistics",
            ChannelTypes = [ChannelType.Text, ChannelType.Announcement]
        )]
            Channel? channel,
        [Option("day", "Which day; leave empty for Monday")] DayOfWeek? day,
        [Option("hour", "Which hour, 0–23; leave empty for 9", Min = 0, Max = 23)] long? hour,
        [Option("off", "Stop posting the report")] bool? off,
        CancellationToken cancellationToken
    )
    {
        var known = await db.StatsSettings.AsNoTracking().SingleOrDefaultAsync(s => s.GuildId == context.GuildId, cancellationToken);
        if (off == true)
        {
            await SaveAsync(context, settings => (settings.DigestChannelId, settings.DigestProblem) = (null, null), cancellationToken);
            return context.Text("stats.digest.off");
        }

        if (channel is null && day is null && hour is null)
            return Describe(known, context.Culture);
        var target = channel?.Id ?? known?.DigestChannelId;
        if (target is not { } place)
            return new Refusal("stats.digest.no-channel");
        if (await LackingAsync(context, place, cancellationToken) is { Length: > 0 } lacking)
            return new Refusal("stats.digest.lacking", Mention.Channel(place), lacking);
        var isNew = known?.DigestChannelId is null;
        StatsSettings? saved = null;
        await SaveAsync(
            context,
            settings =>
            {
                settings.DigestChannelId = place;
                settings.DigestDay = day ?? (isNew ? DayOfWeek.Monday : settings.DigestDay);
                settings.DigestHour = (int)(hour ?? (isNew ? 9 : settings.DigestHour));
                settings.DigestProblem = null;
                saved = settings;
            },
            cancellationToken
        );
        return Describe(saved, context.Culture);
    }

    private Task<bool> SaveAsync(CommandContext context, Action<StatsSettings> set, CancellationToken cancellationToken) =>
        edit.EditAsync(
            context.GuildId,
            settings =>
            {
                set(settings);
                settings.Schedule(edit.Now);
            },
            cancellationToken
        );

    private static string Describe(StatsSettings? settings, CultureInfo culture) =>
        settings is { DigestChannelId: { } channel, DigestDueAt: { } due }
            ? TicketTexts.Get(
                culture,
                "stats.digest.on",
                Mention.Channel(channel),
                culture.DateTimeFormat.GetDayName(settings.DigestDay),
                settings.DigestHour.ToString("00", CultureInfo.InvariantCulture),
                StatsZone.Of(settings).Id,
                Timestamp.Relative(due)
            )
            : TicketTexts.Get(culture, "stats.digest.none");

    private async Task<string> LackingAsync(CommandContext context, Snowflake place, CancellationToken cancellationToken)
    {
        var channel = await discord.GetChannelAsync(place, cancellationToken);
        var bot = await discord.GetMemberAsync(context.GuildId, discord.BotId, cancellationToken);
        if (channel is null || bot is null)
            return context.Text("permission.ViewChannel");
        var has = ChannelPermissions.Of(
            await discord.GetGuildAsync(context.GuildId, cancellationToken),
            await discord.GetRolesAsync(context.GuildId, cancellationToken),
            channel,
            bot,
            edit.Now
        );
        return string.Join(
            ", ",
            Enum.GetValues<Permissions>()
                .Where(one => one != Permissions.None && (Needed & one) == one && (has & one) == 0)
                .Select(one => context.Text($"permission.{one}"))
        );
    }
}
