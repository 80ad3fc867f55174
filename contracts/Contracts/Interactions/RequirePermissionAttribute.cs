namespace DCTicket.Contracts;

/// <summary>Only members with a permission may; checked at every use, whatever the server's command settings say.</summary>
/// <param name="permission">All bits are needed. <see cref="Permissions.Administrator"/> has every one.</param>
public sealed class RequirePermissionAttribute(Permissions permission) : AccessAttribute
{
    /// <summary>What is needed.</summary>
    public Permissions Permission { get; } = permission;

    /// <inheritdoc/>
    public override Permissions? DefaultMemberPermissions => Permission;

    /// <inheritdoc/>
    public override ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    ) =>
        ValueTask.FromResult(
            context.Member.Has(Permission) ? null : ContractTexts.Catalog.Get(context.Culture, "need-permission", Permission)
        );
}
