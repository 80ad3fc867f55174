using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>Creates an overflow category named after the full one: “Support 2”. The caller serializes.</summary>
internal sealed partial class OverflowCategoryCreator(
    TicketsDbContext db,
    BotPermissionQuery permissions,
    IDiscord discord,
    ILogger<OverflowCategoryCreator> logger
)
{
    /// <summary>The new category; null if it cannot be created.</summary>
    public async Task<Snowflake?> CreateAsync(
        GuildSettingsSnapshot guild,
        Department department,
        Snowflake full,
        CancellationToken cancellationToken
    )
    {
        var id = guild.Settings.GuildId;
        var channels = await discord.GetChannelsAsync(id, cancellationToken);
        if (channels.FirstOrDefault(channel => channel.Id == full) is not { Name: { } name })
            return null;
        var known = await db.OverflowCategories.AsNoTracking().Where(c => c.GuildId == id).ToListAsync(cancellationToken);
        var number = known.Where(c => c.BaseId == full).Select(c => c.Number).DefaultIfEmpty(1).Max() + 1;
        var wanted = Name(name, number);
        // An earlier attempt may have created it without saving.
        var found = channels.FirstOrDefault(channel =>
            channel.Type == ChannelType.Category && channel.Name == wanted && known.TrueForAll(c => c.CategoryId != channel.Id)
        );
        try
        {
            found ??= await discord.CreateChannelAsync(
                id,
                await WriteAsync(guild, department, wanted, cancellationToken),
                guild.Text("audit.category", name),
                cancellationToken
            );
        }
        catch (DiscordException e) when (e.IsPermanent)
        {
            LogNotCreated(e, wanted, id, AdminHints.For(e));
            return null;
        }

        db.OverflowCategories.Add(
            new OverflowCategory
            {
                CategoryId = found.Id,
                GuildId = id,
                BaseId = full,
                Number = number,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return found.Id;
    }

    // Channels do not inherit from it: it only hides its own name, and lets the bot create channels.
    private async Task<NewChannel> WriteAsync(
        GuildSettingsSnapshot guild,
        Department department,
        string name,
        CancellationToken cancellationToken
    )
    {
        var id = guild.Settings.GuildId;
        var live = await discord.GetRoleIdsAsync(id, cancellationToken);
        var has = await permissions.FindNameableAsync(id, cancellationToken);
        return PrivateChannels.Category(name, id, discord.BotId, has, department.StaffRoles.Where(live.Contains));
    }

    private static string Name(string full, int number)
    {
        var suffix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {number}");
        return Truncate.Start(full, ChannelName.MaxLength - suffix.Length) + suffix;
    }

    [LoggerMessage(LogLevel.Warning, "Failed to create category {Name} in server {Guild}. {Hint}")]
    private partial void LogNotCreated(Exception exception, string name, Snowflake guild, string hint);
}
