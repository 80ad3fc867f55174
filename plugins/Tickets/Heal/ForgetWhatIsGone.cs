using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets;

/// <summary>
/// Lets go of panels and roles that were deleted, so that nothing waits for them. A log channel or a category that is gone stays in the settings, for
/// /doctor to name; tickets do without it.
/// </summary>
internal sealed partial class ForgetWhatIsGone(TicketsDbContext db, RoleCache roles, Categories categories, ILogger<ForgetWhatIsGone> logger)
{
    [On]
    public async Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken)
    {
        var (guild, channel) = (e.GuildId, e.ChannelId);
        if (await db.Panels.Where(p => p.GuildId == guild && p.ChannelId == channel).ExecuteDeleteAsync(cancellationToken) > 0)
            LogPanel(channel, guild);
        await categories.NoteGoneAsync(guild, channel, cancellationToken);
    }

    // The row of a role stays, for /doctor to name; RoleCache leaves it out of every channel.
    [On]
    public Task HandleAsync(RoleDeleted e, CancellationToken cancellationToken) => Forget(e);

    [On]
    public Task HandleAsync(RoleUpdated e, CancellationToken cancellationToken) => Forget(e);

    [On]
    public Task HandleAsync(GuildUpdated e, CancellationToken cancellationToken) => Forget(e);

    [On]
    public Task HandleAsync(RoleCreated e, CancellationToken cancellationToken) => Forget(e);

    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        roles.Set(e.GuildId, e.Roles);
        return Task.CompletedTask;
    }

    private Task Forget(DiscordEvent e)
    {
        roles.Forget(e.GuildId);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Channel {Channel} in server {Guild} is gone, and its panel with it.")]
    private partial void LogPanel(Snowflake channel, Snowflake guild);
}
