using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Digest;
using DCTicket.Toolkit.Text;
using static DCTicket.Tickets.Health.Doctor.FindingSeverity;

namespace DCTicket.Tickets.Health.Doctor;

internal static partial class Diagnosis
{
    /// <summary>The finding for a channel that is not in the list: hidden, or deleted.</summary>
    private static Finding NotListed(GuildFacts facts, Snowflake id, Localized what, Finding gone) =>
        facts.Hidden.Contains(id) ? new Finding(Problem, "doctor.hidden", what, Mention.Channel(id)) : gone;

    private static IEnumerable<Finding> OfCategories(GuildFacts facts, GuildSettings settings) =>
        [
            .. OfCategory(facts, settings.CategoryId, new Localized("doctor.server")),
            .. facts.Departments.SelectMany(department => OfCategory(facts, department.CategoryId, NameOf(department))),
            .. facts
                .OverflowCategories.Select(id => Find(facts, id))
                .OfType<Channel>()
                .SelectMany(channel => InChannel(facts, channel, ToMakeChannels, new Localized("doctor.overflow"))),
        ];

    private static IEnumerable<Finding> OfThreads(GuildFacts facts, GuildSettings settings) =>
        [
            .. facts
                .Panels.Select(panel => Find(facts, panel.ChannelId))
                .OfType<Channel>()
                .Distinct()
                .SelectMany(channel => InChannel(facts, channel, ToUseThreads, new Localized("doctor.panel"))),
            .. facts.Departments.Any(d => d.Rules.AllowThreads && (d.LogChannelId ?? settings.LogChannelId) is null)
                ? [new Finding(Problem, "doctor.threads-no-log")]
                : Array.Empty<Finding>(),
        ];

    private static IEnumerable<Finding> OfLogs(GuildFacts facts, GuildSettings settings)
    {
        IEnumerable<Finding> server = settings.LogChannelId is { } log
            ? OfLog(facts, log, new Localized("doctor.log"), new Finding(Problem, "doctor.log-gone"))
            : [new Finding(Warning, "doctor.no-log")];
        return server.Concat(
            facts
                .Departments.Where(department => department.LogChannelId is not null && department.LogChannelId != settings.LogChannelId)
                .SelectMany(department =>
                    OfLog(
                        facts,
                        department.LogChannelId!.Value,
                        new Localized("doctor.department-log", NameOf(department)),
                        new Finding(Problem, "doctor.department-log-gone", NameOf(department))
                    )
                )
        );
    }

    private static IEnumerable<Finding> OfLog(GuildFacts facts, Snowflake id, Localized what, Finding gone) =>
        Find(facts, id) is { } channel ? InChannel(facts, channel, ToLog, what) : [NotListed(facts, id, what, gone)];

    private static IEnumerable<Finding> OfDigest(GuildFacts facts)
    {
        // A due digest was turned off because its channel is missing.
        if (facts.Digest is not { DigestChannelId: { } id })
            return facts.Digest?.DigestProblem == SendDigests.Gone ? [new Finding(Warning, "doctor.digest-gone")] : [];
        return Find(facts, id) is { } channel
            ? InChannel(facts, channel, ToLog, new Localized("doctor.digest"))
            : [NotListed(facts, id, new Localized("doctor.digest"), new Finding(Problem, "doctor.digest-gone"))];
    }

    private static IEnumerable<Finding> OfNotices(GuildFacts facts, GuildSettings settings)
    {
        if (settings.NoticeChannelId is not { } id)
            return [];
        return Find(facts, id) is { } channel
            ? InChannel(facts, channel, ToWrite | Permissions.ReadMessageHistory, new Localized("doctor.notices"))
            : [NotListed(facts, id, new Localized("doctor.notices"), new Finding(Warning, "doctor.notices-gone"))];
    }

    private static IEnumerable<Finding> OfPanels(GuildFacts facts)
    {
        if (facts.Panels.Count == 0)
            return [new Finding(Problem, "doctor.no-panel")];
        return facts.Panels.SelectMany(panel =>
            (IEnumerable<Finding>)(
                Find(facts, panel.ChannelId) switch
                {
                    null =>
                    [
                        NotListed(facts, panel.ChannelId, new Localized("doctor.panel"), new Finding(Problem, "doctor.panel-channel-gone")),
                    ],
                    { } channel when facts.PanelsWithoutMessage.Contains(panel.Id) =>
                    [
                        new Finding(Problem, "doctor.panel-gone", channel.Mention),
                    ],
                    { } channel => InChannel(facts, channel, ToWrite | Permissions.ReadMessageHistory, new Localized("doctor.panel")),
                }
            )
        );
    }

    private static IEnumerable<Finding> OfCategory(GuildFacts facts, Snowflake? category, Localized whose)
    {
        if (category is not { } id)
            return [];
        if (Find(facts, id) is not { } channel)
            return [NotListed(facts, id, new Localized("doctor.category", whose), new Finding(Problem, "doctor.category-gone", whose))];
        var inside = facts.Channels.Count(c => c.ParentId == id);
        return InChannel(facts, channel, ToMakeChannels, new Localized("doctor.category", whose))
            .Concat(
                inside >= MaxInCategory - 5 ? [new Finding(Warning, "doctor.category-full", channel.Mention, inside, MaxInCategory)] : []
            );
    }

    /// <summary>A finding for each permission that a channel denies to the bot although the server grants it, with the cause.</summary>
    private static IEnumerable<Finding> InChannel(GuildFacts facts, Channel channel, Permissions needed, Localized what)
    {
        var inServer = ChannelPermissions.Of(facts.Guild, facts.Roles, facts.Bot, facts.Now);
        var lacking = needed & inServer & ~ChannelPermissions.Of(facts.Guild, facts.Roles, channel, facts.Bot, facts.Now);
        // Without View Channel or Send Messages other permissions do not matter; only the cause is reported.
        if ((lacking & Permissions.ViewChannel) != 0)
            lacking = Permissions.ViewChannel;
        else if ((lacking & Permissions.SendMessages) != 0)
            lacking &= ~(Permissions.EmbedLinks | Permissions.AttachFiles);
        return Each(lacking)
            .Select(permission => new Finding(
                Problem,
                "doctor.channel-permission",
                what,
                channel.Mention,
                Name(permission),
                Why(permission),
                Cause(facts, channel, permission)
            ));
    }

    private static Localized Cause(GuildFacts facts, Channel channel, Permissions permission)
    {
        var denying = channel.PermissionOverwrites.Where(overwrite => (overwrite.Deny & permission) != 0).ToList();
        if (denying.Exists(o => o.Type == OverwriteType.Member && o.Id == facts.Bot.User.Id))
            return new Localized("doctor.cause.member");
        var roles = denying
            .Where(o => o.Type == OverwriteType.Role && facts.Bot.Roles.Contains(o.Id))
            .Select(o => Mention.Role(o.Id))
            .ToList();
        if (roles.Count > 0)
            return new Localized("doctor.cause.role", string.Join(' ', roles));
        return new Localized("doctor.cause.everyone");
    }
}
