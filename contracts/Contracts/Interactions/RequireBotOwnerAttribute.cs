namespace DCTicket.Contracts;

/// <summary>
/// Only the bot's owner may, whatever the member may do in the server: for what concerns the whole installation, such as costs, keys and
/// the causes of failures. Where the application belongs to a team, its owner, admins and developers may, and its read-only members may
/// not. Combine it with <see cref="RequirePermissionAttribute"/> to hide a command from others: Discord's command list knows no owner of
/// the bot. Source: Discord's documentation, "Teams: Team Member Roles".
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
            && await owners.ContainsAsync(context.Member.User.Id, cancellationToken).ConfigureAwait(false)
            ? null
            : ContractTexts.Catalog.Get(context.Culture, "need-bot-owner");
    }
}
