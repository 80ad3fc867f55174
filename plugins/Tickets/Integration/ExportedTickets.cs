using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Integration;

/// <summary>The contract of tickets, as the other plugins get it.</summary>
internal sealed class ExportedTickets(
    TicketInfoQuery query,
    TicketMessageQuery messages,
    TicketRoles roles,
    PluginPostStore posts,
    PluginActions actions,
    ControlRefresh refresh
) : ITickets
{
    public Task<TicketInfo?> FindAsync(Snowflake guild, Guid ticket, CancellationToken cancellationToken) =>
        query.FindAsync(guild, ticket, cancellationToken);

    public ValueTask<TicketInfo?> FindByChannelAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken) =>
        query.FindByChannelAsync(guild, channel, cancellationToken);

    public Task<IReadOnlyList<TicketInfo>> ListOpenAsync(Snowflake guild, OpenTicketFilter filter, CancellationToken cancellationToken) =>
        query.ListOpenAsync(guild, filter, cancellationToken);

    public Task<TicketRole?> FindRoleAsync(Snowflake guild, Snowflake channel, Member member, CancellationToken cancellationToken) =>
        roles.FindRoleAsync(guild, channel, member, cancellationToken);

    public Task<TicketRole?> GetRoleAsync(
        Snowflake guild,
        Guid ticket,
        Snowflake user,
        IReadOnlyList<Snowflake> roles,
        CancellationToken cancellationToken
    ) => query.GetRoleAsync(guild, ticket, user, roles, cancellationToken);

    public Task<IReadOnlyList<TicketMessageInfo>> ReadMessagesAsync(
        Snowflake guild,
        Guid ticket,
        Snowflake? before,
        int limit,
        CancellationToken cancellationToken
    ) => messages.ReadAsync(guild, ticket, before, limit, cancellationToken);

    public Task<IReadOnlyList<TicketDepartment>> GetDepartmentsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        query.GetDepartmentsAsync(guild, cancellationToken);

    public async Task<Refusal?> EscalateAsync(
        Snowflake guild,
        Guid ticket,
        TicketActor by,
        string? reason,
        CancellationToken cancellationToken
    ) => WithTexts(await actions.EscalateAsync(guild, ticket, by, reason, cancellationToken));

    public async Task<Refusal?> AddNoteAsync(
        Snowflake guild,
        Guid ticket,
        TicketActor by,
        string key,
        string text,
        CancellationToken cancellationToken
    ) => WithTexts(await actions.AddNoteAsync(guild, ticket, by, key, text, cancellationToken));

    public async Task<Refusal?> PostAsync(Snowflake guild, Guid ticket, TicketPost post, CancellationToken cancellationToken) =>
        WithTexts(await posts.PostAsync(guild, ticket, post, cancellationToken));

    public async Task<Refusal?> SetPriorityAsync(
        Snowflake guild,
        Guid ticket,
        TicketActor by,
        TicketPriority priority,
        CancellationToken cancellationToken
    ) => WithTexts(await actions.SetPriorityAsync(guild, ticket, by, priority, cancellationToken));

    public async Task<Refusal?> AssignAsync(
        Snowflake guild,
        Guid ticket,
        TicketActor by,
        Member assignee,
        CancellationToken cancellationToken
    ) => WithTexts(await actions.AssignAsync(guild, ticket, by, assignee, cancellationToken));

    public async Task<Refusal?> ResolveAsync(Snowflake guild, Guid ticket, TicketActor by, CancellationToken cancellationToken) =>
        WithTexts(await actions.ResolveAsync(guild, ticket, by, cancellationToken));

    public async Task<Refusal?> CloseAsync(
        Snowflake guild,
        Guid ticket,
        TicketActor by,
        string? reason,
        CancellationToken cancellationToken
    ) => WithTexts(await actions.CloseAsync(guild, ticket, by, reason, cancellationToken));

    public async Task<Refusal?> RefreshControlAsync(Snowflake guild, Guid ticket, CancellationToken cancellationToken) =>
        WithTexts(await refresh.RequestAsync(guild, ticket, cancellationToken));

    // The other plugin's own texts do not have the key.
    private static Refusal? WithTexts(Refusal? refusal) => refusal is null ? null : refusal with { Texts = TicketTexts.Catalog };
}
