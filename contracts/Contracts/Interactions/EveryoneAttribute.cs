namespace DCTicket.Contracts;

/// <summary>Everybody who sees the command or the button may use it.</summary>
public sealed class EveryoneAttribute : AccessAttribute
{
    /// <inheritdoc/>
    public override ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult<string?>(null);
}
