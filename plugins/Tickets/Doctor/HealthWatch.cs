using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The servers that are to be looked at again, and what was last found there.</summary>
internal sealed class HealthWatch(TimeProvider time)
{
    // Changes come in swarms: an admin drags roles, a template makes channels.
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<Snowflake, DateTimeOffset> _due = new();
    private readonly ConcurrentDictionary<Snowflake, string> _told = new();

    public void LookAgain(Snowflake guild) => _due[guild] = time.GetUtcNow() + Calm;

    public IReadOnlyList<Snowflake> TakeDue()
    {
        var now = time.GetUtcNow();
        return [.. _due.Where(entry => entry.Value <= now && _due.TryRemove(entry)).Select(entry => entry.Key)];
    }

    /// <summary>Whether this is something else than what was told last.</summary>
    public bool IsNew(Snowflake guild, string findings)
    {
        var before = _told.GetValueOrDefault(guild, "");
        _told[guild] = findings;
        return before != findings;
    }
}

/// <summary>Notices what may have changed the health of a server.</summary>
internal sealed class NoticeChanges(HealthWatch watch)
{
    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken) => Look(e);

    [On]
    public Task HandleAsync(RoleUpdated e, CancellationToken cancellationToken) => Look(e);

    [On]
    public Task HandleAsync(RoleDeleted e, CancellationToken cancellationToken) => Look(e);

    [On]
    public Task HandleAsync(ChannelUpdated e, CancellationToken cancellationToken) => Look(e);

    [On]
    public Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) => Look(e);

    private Task Look(DiscordEvent e)
    {
        watch.LookAgain(e.GuildId);
        return Task.CompletedTask;
    }
}
