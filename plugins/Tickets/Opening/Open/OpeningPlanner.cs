using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Tickets.Opening.Limits;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>A planned opening.</summary>
/// <param name="Guild">The server.</param>
/// <param name="Department">The department.</param>
/// <param name="Owner">The future owner.</param>
/// <param name="Request">The request of a command; null for a panel.</param>
internal sealed record OpeningPlan(GuildSettings Guild, Department Department, Opener Owner, OpenRequest? Request)
{
    /// <summary>What the policies of other plugins decided.</summary>
    public PolicyDecision Policy { get; init; } = PolicyDecision.Allow;
}

/// <summary>Plans an opening from a button, a modal or a command, and checks the policy, without Discord.</summary>
internal sealed class OpeningPlanner(TicketsDbContext db, OpeningFactsQuery check, OpeningPolicies policies, TimeProvider time)
{
    /// <param name="context">The caller and the server.</param>
    /// <param name="departmentKey">The department.</param>
    /// <param name="request">The request of a command; null for a panel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(OpeningPlan? Plan, Refusal? Refusal)> RunAsync(
        InteractionContext context,
        string departmentKey,
        Snowflake? request,
        CancellationToken cancellationToken
    )
    {
        var guild = await db.GuildSettings.AsNoTracking().SingleOrDefaultAsync(g => g.GuildId == context.GuildId, cancellationToken);
        var department = await db
            .Departments.AsNoTracking()
            .Include(d => d.Roles)
            .SingleOrDefaultAsync(d => d.GuildId == context.GuildId && d.Key == departmentKey && d.RemovedAt == null, cancellationToken);
        if (guild is null || department is null)
            return (null, new Refusal("open.gone"));
        var wanted = request is null ? null : await FindAsync(context, request.Value, cancellationToken);
        if (request is not null && wanted is null)
            return (null, new Refusal("open.expired"));
        if (wanted?.IsForAnother == true && !IsStaff(department, context.Member))
            return (null, new Refusal("open.not-staff"));
        var owner = wanted?.IsForAnother == true ? new Opener(wanted.OwnerId, [], ByStaff: true) : Opener.Of(context.Member);
        var plan = new OpeningPlan(guild, department, owner, wanted);
        if (OpeningPolicy.Why(await check.ReadAsync(guild, department, owner, cancellationToken)) is { } refusal)
            return (plan, refusal);
        var policy = await policies.DecideAsync(context, plan, cancellationToken);
        return (plan with { Policy = policy }, policy.Refusal);
    }

    /// <summary>The departments that the caller can choose, in order.</summary>
    /// <param name="context">The caller.</param>
    /// <param name="forAnother">Only those where the member is staff.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Department>> DepartmentsAsync(
        InteractionContext context,
        bool forAnother,
        CancellationToken cancellationToken
    )
    {
        var all = await db
            .Departments.AsNoTracking()
            .Include(d => d.Roles)
            .Where(d => d.GuildId == context.GuildId && d.RemovedAt == null)
            .OrderBy(d => d.Position)
            .ThenBy(d => d.Key)
            .ToListAsync(cancellationToken);
        return forAnother ? all.FindAll(department => IsStaff(department, context.Member)) : all;
    }

    /// <summary>The member's own unexpired request.</summary>
    public Task<OpenRequest?> FindAsync(InteractionContext context, Snowflake request, CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - FormDraftStore.Lifetime;
        return db
            .OpenRequests.AsNoTracking()
            .SingleOrDefaultAsync(
                r => r.Id == request && r.GuildId == context.GuildId && r.UserId == context.Member.User.Id && r.CreatedAt > oldest,
                cancellationToken
            );
    }

    private static bool IsStaff(Department department, Member member) =>
        member.Has(Permissions.Administrator) || department.StaffRoles.Any(role => member.Roles.Contains(role));
}
