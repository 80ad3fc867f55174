using DCTicket.Contracts;

namespace Snippets;

/// <summary>Allows members with Manage Messages; in a ticket, its staff as well.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StaffAttribute : AccessAttribute
{
    // Discord does not know tickets. An admin can allow more roles under Server Settings → Integrations.
    public override Permissions? DefaultMemberPermissions => Permissions.ManageMessages;

    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        if (context.Member.Has(Permissions.ManageMessages))
            return null;
        // Without the plugin Tickets there are no tickets.
        var role = services.GetService(typeof(ITickets)) is ITickets tickets
            ? await tickets.FindRoleAsync(context.GuildId, context.ChannelId, context.Member, cancellationToken)
            : null;
        return role is { } found && found.HasFlag(TicketRole.Staff) ? null : context.Text("staff-only");
    }
}
