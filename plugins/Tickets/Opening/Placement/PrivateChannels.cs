using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>Channels hidden from members. The bot can only use its own permissions in overwrites.</summary>
internal static class PrivateChannels
{
    private const Permissions OfCategory = Permissions.ViewChannel | Permissions.ManageChannels;

    private const Permissions OfLog =
        Permissions.ViewChannel
        | Permissions.SendMessages
        | Permissions.EmbedLinks
        | Permissions.AttachFiles
        | Permissions.ReadMessageHistory;

    /// <summary>A category for ticket channels. They do not inherit from it: it only hides its own name.</summary>
    public static NewChannel Category(string name, Snowflake guild, Snowflake bot, Permissions has, IEnumerable<Snowflake> staff) =>
        new(Truncate.To(name, 100))
        {
            Type = ChannelType.Category,
            PermissionOverwrites =
            [
                new(guild, OverwriteType.Role, Deny: Permissions.ViewChannel),
                new(bot, OverwriteType.Member, Known(OfCategory, has)),
                .. staff.Distinct().Select(role => new Overwrite(role, OverwriteType.Role, Permissions.ViewChannel)),
            ],
        };

    /// <summary>A log channel with transcripts of all departments: only administrators see it.</summary>
    public static NewChannel Log(string name, Snowflake guild, Snowflake bot, Permissions has) =>
        new(Truncate.To(name, 100))
        {
            PermissionOverwrites =
            [
                new(guild, OverwriteType.Role, Deny: Permissions.ViewChannel),
                new(bot, OverwriteType.Member, Known(OfLog, has)),
            ],
        };

    private static Permissions Known(Permissions wanted, Permissions has) => (has & Permissions.Administrator) != 0 ? wanted : wanted & has;
}
