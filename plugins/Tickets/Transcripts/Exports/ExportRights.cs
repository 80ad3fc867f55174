using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>The tickets that a user may export.</summary>
/// <param name="IsAdmin">Whether all.</param>
/// <param name="Departments">The departments where the member is staff.</param>
internal sealed record ExportScope(bool IsAdmin, IReadOnlyList<Guid> Departments)
{
    public bool IsEmpty => !IsAdmin && Departments.Count == 0;

    /// <summary>Whether a filter is within the scope.</summary>
    public bool Covers(ExportFilter filter) =>
        IsAdmin || (filter.Member is null && filter.Departments is { Count: > 0 } asked && asked.TrueForAll(Departments.Contains));
}

/// <summary>Determines what a user may export.</summary>
internal sealed class ExportRights(TicketsDbContext db, IDiscord discord)
{
    /// <summary>From the interaction's member.</summary>
    public async Task<ExportScope> OfAsync(Snowflake guild, Member member, CancellationToken cancellationToken) =>
        new(member.Has(Permissions.Administrator), await DepartmentsAsync(guild, member.Roles, cancellationToken));

    /// <summary>From Discord's current data: roles may be lost while an export runs.</summary>
    public async Task<ExportScope> NowAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        if (await discord.GetMemberAsync(guild, user, cancellationToken) is not { } member)
            return new(false, []);
        return new(
            await discord.IsAdminAsync(guild, user, member.Roles, cancellationToken),
            await DepartmentsAsync(guild, member.Roles, cancellationToken)
        );
    }

    private async Task<IReadOnlyList<Guid>> DepartmentsAsync(
        Snowflake guild,
        IReadOnlyList<Snowflake> member,
        CancellationToken cancellationToken
    )
    {
        // Removed departments still have tickets.
        var all = await db.Departments.AsNoTracking().Include(d => d.Roles).Where(d => d.GuildId == guild).ToListAsync(cancellationToken);
        return [.. all.Where(d => d.StaffRoles.Any(member.Contains)).Select(d => d.Id)];
    }
}

/// <summary>Allows staff and administrators.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequireExportAttribute : AccessAttribute
{
    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var scope = await services.GetRequiredService<ExportRights>().OfAsync(context.GuildId, context.Member, cancellationToken);
        return scope.IsEmpty ? context.Text("export.not-staff") : null;
    }
}
