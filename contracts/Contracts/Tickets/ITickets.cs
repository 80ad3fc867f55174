namespace DCTicket.Contracts;

/// <summary>What the Tickets plugin tells other plugins about tickets. Every look-up is by server.</summary>
public interface ITickets
{
    /// <summary>What a member is to the ticket of a channel, closed or not; null when the channel has none.</summary>
    Task<TicketRole?> FindRoleAsync(Snowflake guild, Snowflake channel, Member member, CancellationToken cancellationToken);
}

/// <summary>What a member is to a ticket; a member can be several.</summary>
[Flags]
public enum TicketRole
{
    /// <summary>Nobody in particular.</summary>
    None = 0,

    /// <summary>Who opened it.</summary>
    Owner = 1,

    /// <summary>Who works for its department, or is an administrator.</summary>
    Staff = 2,

    /// <summary>Was invited to it, in person or by a role.</summary>
    Invited = 4,
}

/// <summary>Only these members of the channel's ticket may; outside of a ticket nobody may.</summary>
/// <param name="role">Any one of the bits is enough.</param>
public sealed class RequireTicketRoleAttribute(TicketRole role) : AccessAttribute
{
    /// <summary>Who may.</summary>
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
            ? await tickets.FindRoleAsync(context.GuildId, context.ChannelId, context.Member, cancellationToken).ConfigureAwait(false)
            : null;
        if (found is not { } actual)
            return ContractTexts.Catalog.Get(context.Culture, "not-a-ticket");
        if ((actual & Role) != 0)
            return null;
        return ContractTexts.Catalog.Get(context.Culture, Role.HasFlag(TicketRole.Owner) ? "need-owner-or-staff" : "need-staff");
    }
}
