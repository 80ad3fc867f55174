using System.Text.Json.Nodes;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

/// <summary>The verbs of Discord that no test of this assembly has asked for yet.</summary>
internal abstract class UnusedVerbs
{
    public virtual Task<User?> GetUserAsync(Snowflake user, CancellationToken cancellationToken) => throw Unused();

    public virtual Task<IReadOnlyList<Message>> GetMessagesBeforeAsync(
        Snowflake channel,
        Snowflake before,
        int limit,
        CancellationToken cancellationToken
    ) => throw Unused();

    public virtual Task AddReactionAsync(Snowflake channel, Snowflake message, string emoji, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task RemoveReactionAsync(Snowflake channel, Snowflake message, string emoji, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken) => throw Unused();

    public virtual Task<Role> CreateRoleAsync(Snowflake guild, NewRole role, string reason, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task DeleteRoleAsync(Snowflake guild, Snowflake role, string reason, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task<Member?> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) => throw Unused();

    public virtual Task AddRoleAsync(Snowflake guild, Snowflake user, Snowflake role, string reason, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task RemoveRoleAsync(
        Snowflake guild,
        Snowflake user,
        Snowflake role,
        string reason,
        CancellationToken cancellationToken
    ) => throw Unused();

    public virtual Task<IReadOnlyList<AuditLogEntry>> GetAuditLogAsync(
        Snowflake guild,
        AuditLogAction action,
        int limit,
        CancellationToken cancellationToken
    ) => throw Unused();

    public virtual Task<JsonNode?> SendAsync(HttpMethod method, string route, JsonNode? body, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task<Channel?> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) => throw Unused();

    public virtual Task<Channel> ModifyChannelAsync(
        Snowflake channel,
        ChannelChange change,
        string reason,
        CancellationToken cancellationToken
    ) => throw Unused();

    public virtual Task<IReadOnlyList<Channel>> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task<Channel> CreatePrivateThreadAsync(
        Snowflake channel,
        string name,
        string reason,
        CancellationToken cancellationToken
    ) => throw Unused();

    public virtual Task<Channel> SetThreadAsync(
        Snowflake thread,
        bool archived,
        bool locked,
        string reason,
        CancellationToken cancellationToken
    ) => throw Unused();

    public virtual Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) => throw Unused();

    public virtual Task RemoveThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) => throw Unused();

    public virtual Task<Message?> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task DeleteMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task PinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task UnpinMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken) =>
        throw Unused();

    public virtual Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken) => throw Unused();

    private static NotSupportedException Unused() => new("The tests' Discord has no such verb.");
}
