using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Digest;
using DCTicket.Tickets.Statistics.Metrics;
using DCTicket.Tickets.Statistics.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Tests.Statistics;

/// <summary>Numbers that are there already, and people who ask for them.</summary>
internal static class StatsWorld
{
    public static readonly Snowflake LeadRole = new(210);

    public static Member Admin => TicketsWorld.Member(1, Permissions.Administrator);

    public static Member Customer => TicketsWorld.Member(50);

    public static Member Tess => TicketsWorld.Member(3001, Permissions.None, TicketsWorld.TechRole);

    public static Member Lena => TicketsWorld.Member(3009, Permissions.None, LeadRole);

    public static Task AddLeadAsync(this TicketsWorld world, string department = "tech") =>
        world.SetAsync(department, d => d.Roles.Add(new DepartmentRole { RoleId = LeadRole, Kind = DepartmentRoleKind.Lead }));

    /// <summary>A ticket that was opened some days ago, answered by somebody after some minutes, closed after an hour and rated.</summary>
    public static Task AddAsync(
        this TicketsWorld world,
        int number,
        double daysAgo,
        string department = "tech",
        ulong staff = 3001,
        int minutes = 10,
        int? stars = null,
        bool closed = true,
        string name = "Tess"
    ) =>
        world.HandleAsync<TicketsDbContext>(async db =>
        {
            var (id, opened, at) = (
                Guid.NewGuid(),
                world.Time.GetUtcNow().AddDays(-daysAgo),
                await db.Departments.SingleAsync(d => d.Key == department)
            );
            db.Metrics.Add(
                new TicketMetrics
                {
                    TicketId = id,
                    GuildId = TicketsWorld.Guild,
                    Number = number,
                    DepartmentId = at.Id,
                    State = closed ? TicketState.Closed : TicketState.WaitingForStaff,
                    Priority = TicketPriority.Normal,
                    OpenedAt = opened,
                    ClosedAt = closed ? opened.AddHours(1) : null,
                    FirstResponseAt = opened.AddMinutes(minutes),
                    FirstResponseMs = minutes * 60_000L,
                    FirstResponderId = new(staff),
                    ResolvedAt = closed ? opened.AddHours(1) : null,
                    ResolutionMs = closed ? 3_600_000 : null,
                    HandlingMs = minutes * 60_000L,
                    Rating = stars,
                    RatedAt = stars is null ? null : opened.AddHours(2),
                    CustomerMessages = 1,
                    StaffMessages = 1,
                    StaffId = new(staff),
                    RulesVersion = MetricsCalculator.Rules,
                }
            );
            db.Responses.Add(
                new StaffResponse
                {
                    MessageId = world.Discord.NextId(),
                    TicketId = id,
                    GuildId = TicketsWorld.Guild,
                    DepartmentId = at.Id,
                    StaffId = new(staff),
                    At = opened.AddMinutes(minutes),
                    WaitMs = minutes * 60_000L,
                    IsFirst = true,
                }
            );
            if (await db.StaffNames.FindAsync(TicketsWorld.Guild, new Snowflake(staff)) is null)
                db.StaffNames.Add(
                    new StaffName
                    {
                        GuildId = TicketsWorld.Guild,
                        MemberId = new(staff),
                        Name = name,
                    }
                );
            await db.SaveChangesAsync();
        });

    /// <summary>Somebody runs a command, after the check that the host makes.</summary>
    public static Task<Reply> AsksAsync<TFeature>(
        this TicketsWorld world,
        Member member,
        Func<TFeature, Delegate> handler,
        params object?[] options
    )
        where TFeature : class =>
        world.InAsync<IServiceProvider, Reply>(async services =>
        {
            var method = handler(services.GetRequiredService<TFeature>());
            var context = world.Command(member);
            foreach (var access in method.Method.GetCustomAttributes<AccessAttribute>())
            {
                if (await access.RefuseAsync(context, services, CancellationToken.None) is { } why)
                    return Reply.Refuse(why);
            }

            return await (Task<Reply>)method.DynamicInvoke([context, .. options, CancellationToken.None])!;
        });

    public static Task<Reply> OverviewAsync(
        this TicketsWorld world,
        Member member,
        string? department = null,
        StatsPeriod? period = null,
        User? of = null
    ) => world.AsksAsync<ShowStats>(member, stats => stats.OverviewAsync, department, period, null, null, of, null);

    public static Task<Reply> MeAsync(this TicketsWorld world, Member member) =>
        world.AsksAsync<ShowStats>(member, stats => stats.MeAsync, null, null, null);

    public static Task<Reply> DigestAsync(
        this TicketsWorld world,
        Snowflake? channel = null,
        DayOfWeek? day = null,
        long? hour = null,
        bool? off = null
    ) => world.AsksAsync<SetDigest>(Admin, digest => digest.RunAsync, channel is { } id ? new Channel { Id = id } : null, day, hour, off);

    public static Task SweepDigestsAsync(this TicketsWorld world) =>
        world.HandleAsync<SendDigests>(job => job.RunAsync(CancellationToken.None));
}
