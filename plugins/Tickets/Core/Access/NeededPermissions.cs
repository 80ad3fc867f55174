using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Core.Access;

/// <summary>What the bot needs, and what for.</summary>
internal static class NeededPermissions
{
    private static readonly Permissions[] _all =
    [
        Permissions.ViewChannel,
        Permissions.SendMessages,
        Permissions.EmbedLinks,
        Permissions.AttachFiles,
        Permissions.ReadMessageHistory,
        Permissions.ManageChannels,
        Permissions.ManageRoles,
    ];

    /// <summary>A line for each permission that the bot lacks; empty when it lacks none.</summary>
    public static string Lacking(CultureInfo culture, Permissions has) =>
        Lines(culture, (has & Permissions.Administrator) != 0 ? [] : _all.Where(permission => (has & permission) == 0));

    /// <summary>What making a channel needs: what is lacking, else all of it, since it can also be missing in the category.</summary>
    public static string ToMakeChannels(CultureInfo culture, Permissions has)
    {
        var lacking = Lacking(culture, has);
        return lacking.Length > 0
            ? lacking
            : Lines(culture, [Permissions.ViewChannel, Permissions.ManageChannels, Permissions.ManageRoles]);
    }

    /// <summary>A line for each of some permissions.</summary>
    public static string Lines(CultureInfo culture, IEnumerable<Permissions> permissions) =>
        string.Join(
            '\n',
            permissions.Select(permission =>
                $"- **{TicketTexts.Get(culture, $"permission.{permission}")}**: {TicketTexts.Get(culture, $"permission.{permission}.why")}"
            )
        );
}
