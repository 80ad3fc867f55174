using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Has a server follow plugins.json in all that nobody has set in Discord. The caller saves.</summary>
internal sealed class GuildConfigSync(ConfigNameResolver resolve, DepartmentConfigSync departments)
{
    public async Task<ConfigTargets> SyncAsync(GuildSettings guild, CancellationToken cancellationToken)
    {
        var targets = await resolve.ResolveAsync(guild.GuildId, cancellationToken);
        await ApplyAsync(guild, targets, cancellationToken);
        return targets;
    }

    /// <summary>The same, with what is known of the server already.</summary>
    public Task ApplyAsync(GuildSettings guild, ConfigTargets targets, CancellationToken cancellationToken)
    {
        if (!guild.LogChannelIsChosen)
            guild.LogChannelId = targets.LogChannel ?? guild.LogChannelId;
        if (!guild.CategoryIsChosen)
            guild.CategoryId = targets.Category ?? guild.CategoryId;
        return departments.SyncAsync(guild.GuildId, targets, cancellationToken);
    }
}
