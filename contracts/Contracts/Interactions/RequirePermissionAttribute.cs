namespace DCTicket.Contracts;

/// <summary>Allows only members with a permission; checked at every use, whatever the server's overrides for commands say.</summary>
/// <param name="permission">All bits are required. <see cref="Permissions.Administrator"/> includes all.</param>
public sealed class RequirePermissionAttribute(Permissions permission) : AccessAttribute
{
    /// <summary>The required permission.</summary>
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
