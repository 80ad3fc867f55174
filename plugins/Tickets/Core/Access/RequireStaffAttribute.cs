using DCTicket.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Core.Access;

/// <summary>Allows staff of any department, and administrators. Each ticket is checked separately.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequireStaffAttribute : AccessAttribute
{
    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var asker = await Requester.ReadAsync(
            services.GetRequiredService<TicketsDbContext>(),
            context.GuildId,
            context.Member,
            cancellationToken
        );
        return asker.IsStaff ? null : context.Text("history.staff-only");
    }
}
