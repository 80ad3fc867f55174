using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>What the bot lacks in a channel or a category that an admin chooses.</summary>
internal sealed class CheckChannel(IDiscord discord, TimeProvider time)
{
    private const Permissions ForTickets = Permissions.ViewChannel | Permissions.ManageChannels | Permissions.ManageRoles;

    private const Permissions ForLog =
        Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.AttachFiles | Permissions.ReadMessageHistory;

    /// <summary>Why tickets cannot be made in a category; null when they can.</summary>
    public Task<string?> CategoryAsync(Snowflake guild, Snowflake category, CultureInfo culture, CancellationToken cancellationToken) =>
        LackingAsync(guild, category, ForTickets, culture, cancellationToken);

    /// <summary>Why a channel cannot be the log; null when it can.</summary>
    public Task<string?> LogAsync(Snowflake guild, Snowflake channel, CultureInfo culture, CancellationToken cancellationToken) =>
        LackingAsync(guild, channel, ForLog, culture, cancellationToken);

    private async Task<string?> LackingAsync(Snowflake guild, Snowflake id, Permissions needed, CultureInfo culture, CancellationToken cancellationToken)
    {
        // What an interaction tells of a channel has no overwrites.
        var channel = (await discord.GetChannelsAsync(guild, cancellationToken)).FirstOrDefault(channel => channel.Id == id);
        if (channel is null || await discord.GetMemberAsync(guild, discord.BotId, cancellationToken) is not { } bot)
            return TicketTexts.Get(culture, "category.hidden", $"<#{id}>");
        var roles = await discord.GetRolesAsync(guild, cancellationToken);
        var lacking = needed & ~ChannelPermissions.Of(await discord.GetGuildAsync(guild, cancellationToken), roles, channel, bot, time.GetUtcNow());
        if (lacking == Permissions.None)
            return null;
        if (lacking.HasFlag(Permissions.ViewChannel))
            lacking = Permissions.ViewChannel;
        var names = Enum.GetValues<Permissions>().Where(one => one != Permissions.None && (lacking & one) == one && long.PopCount((long)one) == 1)
            .Select(one => $"- **{TicketTexts.Get(culture, $"permission.{one}")}**: {TicketTexts.Get(culture, $"permission.{one}.why")}");
        return TicketTexts.Get(culture, "category.lacks", $"<#{id}>", string.Join('\n', names));
    }
}
