using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Categories;

/// <summary>Checks the bot's permissions in a channel or category that an admin chooses.</summary>
internal sealed class ChannelValidation(IDiscord discord, BotPermissionQuery permissions, TimeProvider time)
{
    private const Permissions ForTickets = Permissions.ViewChannel | Permissions.ManageChannels | Permissions.ManageRoles;

    private const Permissions ForLog =
        Permissions.ViewChannel
        | Permissions.SendMessages
        | Permissions.EmbedLinks
        | Permissions.AttachFiles
        | Permissions.ReadMessageHistory;

    private const Permissions ForPanel =
        Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.ReadMessageHistory;

    /// <summary>Why tickets cannot be created in a category; null if they can.</summary>
    public Task<string?> CategoryAsync(Snowflake guild, Snowflake category, CultureInfo culture, CancellationToken cancellationToken) =>
        LackingAsync(guild, category, ForTickets, culture, cancellationToken);

    /// <summary>Why a channel cannot be the log channel; null if it can.</summary>
    public Task<string?> LogAsync(Snowflake guild, Snowflake channel, CultureInfo culture, CancellationToken cancellationToken) =>
        LackingAsync(guild, channel, ForLog, culture, cancellationToken);

    /// <summary>Why a channel cannot receive notices of new tickets; null if it can.</summary>
    public Task<string?> NoticesAsync(Snowflake guild, Snowflake channel, CultureInfo culture, CancellationToken cancellationToken) =>
        LackingAsync(guild, channel, ForPanel, culture, cancellationToken);

    /// <summary>
    /// The missing permissions to set up tickets and post the panel in a channel; null for none. During a time-out the bot can do nothing.
    /// </summary>
    public async Task<string?> SetUpAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (guild, culture) = (context.GuildId, context.Culture);
        if (permissions.FindTimeout(guild) is { } timeout)
            return TicketTexts.Get(culture, "setup.bot-timeout", Timestamp.Exact(timeout));
        if (await discord.GetMemberAsync(guild, discord.BotId, cancellationToken) is not { } bot)
            return null;
        var (server, roles) = (
            await discord.GetGuildAsync(guild, cancellationToken),
            await discord.GetRolesAsync(guild, cancellationToken)
        );
        var inServer = NeededPermissions.Lacking(culture, ChannelPermissions.Of(server, roles, bot, time.GetUtcNow()));
        if (inServer.Length > 0)
            return TicketTexts.Get(culture, "setup.lacks", inServer);
        var channel = (await discord.GetChannelsAsync(guild, cancellationToken)).FirstOrDefault(channel => channel.Id == context.ChannelId);
        // A thread is not in the list; posting the panel shows whether it works.
        var lacking = channel is null
            ? Permissions.None
            : Worth(ForPanel & ~ChannelPermissions.Of(server, roles, channel, bot, time.GetUtcNow()));
        return lacking == Permissions.None
            ? null
            : TicketTexts.Get(
                culture,
                "setup.lacks-here",
                Mention.Channel(context.ChannelId),
                NeededPermissions.Lines(culture, Each(lacking))
            );
    }

    private async Task<string?> LackingAsync(
        Snowflake guild,
        Snowflake id,
        Permissions needed,
        CultureInfo culture,
        CancellationToken cancellationToken
    )
    {
        // A channel in an interaction has no overwrites.
        var channel = (await discord.GetChannelsAsync(guild, cancellationToken)).FirstOrDefault(channel => channel.Id == id);
        if (channel is null || await discord.GetMemberAsync(guild, discord.BotId, cancellationToken) is not { } bot)
            return TicketTexts.Get(culture, "category.hidden", Mention.Channel(id));
        var roles = await discord.GetRolesAsync(guild, cancellationToken);
        var lacking =
            needed & ~ChannelPermissions.Of(await discord.GetGuildAsync(guild, cancellationToken), roles, channel, bot, time.GetUtcNow());
        if (lacking == Permissions.None)
            return null;
        return TicketTexts.Get(culture, "category.lacks", Mention.Channel(id), NeededPermissions.Lines(culture, Each(Worth(lacking))));
    }

    // Without View Channel or Send Messages other permissions do not matter; only the cause is reported.
    private static Permissions Worth(Permissions lacking) =>
        (lacking & Permissions.ViewChannel) != 0 ? Permissions.ViewChannel
        : (lacking & Permissions.SendMessages) != 0 ? lacking & ~(Permissions.EmbedLinks | Permissions.AttachFiles)
        : lacking;

    private static IEnumerable<Permissions> Each(Permissions permissions) =>
        Enum.GetValues<Permissions>().Where(one => one != Permissions.None && (permissions & one) == one && long.PopCount((long)one) == 1);
}
