using DCTicket.Contracts;

namespace Snippets;

/// <summary>Who may manage messages; and in a ticket, its staff as well.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StaffAttribute : AccessAttribute
{
    // Discord knows nothing of tickets. An admin can offer the commands to more roles in the server's settings, under Integrations.
    public override Permissions? DefaultMemberPermissions => Permissions.ManageMessages;

    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        if (context.Member.Has(Permissions.ManageMessages))
            return null;
        // There are no tickets while the plugin Tickets is off.
        var role = services.GetService(typeof(ITickets)) is ITickets tickets
            ? await tickets.FindRoleAsync(context.GuildId, context.ChannelId, context.Member, cancellationToken)
            : null;
        return role is { } found && found.HasFlag(TicketRole.Staff) ? null : context.Text("staff-only");
    }
}
