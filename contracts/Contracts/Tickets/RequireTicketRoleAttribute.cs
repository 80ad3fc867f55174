namespace DCTicket.Contracts;

/// <summary>Allows only members with these roles in the channel's ticket; outside of a ticket nobody is allowed.</summary>
/// <param name="role">Any one of the bits is sufficient.</param>
public sealed class RequireTicketRoleAttribute(TicketRole role) : AccessAttribute
{
    /// <summary>The allowed roles.</summary>
    public TicketRole Role { get; } = role;

    /// <inheritdoc/>
    public override bool RunsInChannelOrder => true;

    /// <inheritdoc/>
    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var found = services.GetService(typeof(ITickets)) is ITickets tickets
            ? await tickets.FindRoleAsync(context.GuildId, context.ChannelId, context.Member, cancellationToken)
            : null;
        if (found is not { } actual)
            return ContractTexts.Catalog.Get(context.Culture, "not-a-ticket");
        if ((actual & Role) != 0)
            return null;
        return ContractTexts.Catalog.Get(context.Culture, Role.HasFlag(TicketRole.Owner) ? "need-owner-or-staff" : "need-staff");
    }
}
