namespace DCTicket.Contracts;

/// <summary>Allows everybody to use the handler.</summary>
public sealed class EveryoneAttribute : AccessAttribute
{
    /// <inheritdoc/>
    public override ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult<string?>(null);
}
