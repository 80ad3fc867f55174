namespace DCTicket.Contracts;

/// <summary>
/// Allows only the bot's owner, whatever their permissions in the server: for matters of the whole installation, such as costs, keys and
/// error details. If a team owns the application, its owner, admins and developers are allowed, and its read-only members are not. Combine
/// it with <see cref="RequirePermissionAttribute"/> to hide a command from others: Discord cannot hide commands by bot owner. Source:
/// Discord's documentation, "Teams: Team Member Roles".
/// </summary>
public sealed class RequireBotOwnerAttribute : AccessAttribute
{
    /// <inheritdoc/>
    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        return
            services.GetService(typeof(IBotOwners)) is IBotOwners owners
            && await owners.ContainsAsync(context.Member.User.Id, cancellationToken)
            ? null
            : ContractTexts.Catalog.Get(context.Culture, "need-bot-owner");
    }
}
