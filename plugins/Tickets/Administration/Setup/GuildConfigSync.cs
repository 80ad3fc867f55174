using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Updates a server from plugins.json, except for values set in Discord. The caller saves.</summary>
internal sealed class GuildConfigSync(ConfigNameResolver resolve, DepartmentConfigSync departments)
{
    public async Task<ConfigTargets> SyncAsync(GuildSettings guild, CancellationToken cancellationToken)
    {
        var targets = await resolve.ResolveAsync(guild.GuildId, cancellationToken);
        await ApplyAsync(guild, targets, cancellationToken);
        return targets;
    }

    /// <summary>The same, with the server's data.</summary>
    public Task ApplyAsync(GuildSettings guild, ConfigTargets targets, CancellationToken cancellationToken)
    {
        if (!guild.LogChannelIsChosen)
            guild.LogChannelId = targets.LogChannel ?? guild.LogChannelId;
        if (!guild.CategoryIsChosen)
            guild.CategoryId = targets.Category ?? guild.CategoryId;
        return departments.SyncAsync(guild.GuildId, targets, cancellationToken);
    }
}
