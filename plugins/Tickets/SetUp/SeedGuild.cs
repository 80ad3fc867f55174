namespace DCTicket.Tickets;

/// <summary>Has a server follow plugins.json in all that nobody has set in Discord. The caller saves.</summary>
internal sealed class SeedGuild(ResolveSeed resolve, SeedDepartments departments)
{
    public async Task<SeedTargets> RunAsync(GuildSettings guild, CancellationToken cancellationToken)
    {
        var targets = await resolve.RunAsync(guild.GuildId, cancellationToken);
        await ApplyAsync(guild, targets, cancellationToken);
        return targets;
    }

    /// <summary>The same, with what is known of the server already.</summary>
    public Task ApplyAsync(GuildSettings guild, SeedTargets targets, CancellationToken cancellationToken)
    {
        if (!guild.LogChannelIsChosen)
            guild.LogChannelId = targets.LogChannel ?? guild.LogChannelId;
        if (!guild.CategoryIsChosen)
            guild.CategoryId = targets.Category ?? guild.CategoryId;
        return departments.RunAsync(guild.GuildId, targets, cancellationToken);
    }
}
