using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Opening.Placement;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Categories;

/// <summary>Creates a private category on Discord, or finds the one of a recent attempt.</summary>
internal sealed class PrivateCategory(BotPermissionQuery permissions, IDiscord discord, TimeProvider time)
{
    /// <param name="context">The caller.</param>
    /// <param name="name">The name.</param>
    /// <param name="staff">The roles that see its name.</param>
    /// <param name="current">The current category: while it exists, no other one is created.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(Snowflake? Category, Refusal? Refusal)> RunAsync(
        InteractionContext context,
        string name,
        IReadOnlyList<Snowflake> staff,
        Snowflake? current,
        CancellationToken cancellationToken
    )
    {
        var live = await discord.GetRoleIdsAsync(context.GuildId, cancellationToken);
        var has = await permissions.FindInServerAsync(context.GuildId, cancellationToken);
        if (!has.HasFlag(Permissions.ViewChannel))
            return (null, new Refusal("setup.lacks-channels"));
        var wanted = PrivateChannels.Category(name, context.GuildId, discord.BotId, has, staff.Where(live.Contains));
        var channels = await discord.GetChannelsAsync(context.GuildId, cancellationToken);
        if (current is { } used && channels.Any(channel => channel.Id == used))
            return (null, new Refusal("category.exists", Mention.Channel(used)));
        var since = time.GetUtcNow() - DiscordClock.Skew;
        var found = channels.FirstOrDefault(channel =>
            channel.Type == ChannelType.Category
            && channel.Name == wanted.Name
            && channel.Id.CreatedAt >= since
            && channels.All(other => other.ParentId != channel.Id)
        );
        if (found is not null)
            return (found.Id, null);
        try
        {
            var reason = context.GuildText("setup.audit", context.Member.DisplayName);
            return ((await discord.CreateChannelAsync(context.GuildId, wanted, reason, cancellationToken)).Id, null);
        }
        catch (DiscordException e) when (e.IsMissingPermission)
        {
            return (null, new Refusal("setup.lacks-channels"));
        }
        catch (DiscordException e) when (e.IsPermanent)
        {
            return (null, new Refusal("category.refused", Markdown.Escape(Truncate.To(e.Reason, 300))));
        }
    }
}
