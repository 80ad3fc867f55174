namespace DCTicket.Contracts;

/// <summary>
/// Whoever Discord lets use a command may: by its default permission (<see cref="IPluginBuilder.SetCommandPermission"/>), or as the
/// server's admins have set it under Server Settings → Integrations. On the command itself Discord has checked that already. On a button,
/// select or form it is checked at every use, so that one that was posted for others or is old lets nobody else in.
/// </summary>
/// <param name="command">The first word of a slash command of the same plugin.</param>
public sealed class RequireCommandAttribute(string command) : AccessAttribute
{
    /// <summary>The command.</summary>
    public string Command { get; } = command;

    /// <inheritdoc/>
    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context, IServiceProvider services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context is CommandContext
            || (services.GetService(typeof(ICommands)) is ICommands commands
                && await commands.MayUseAsync(context.GuildId, context.Member, Command, cancellationToken).ConfigureAwait(false))
            ? null
            : ContractTexts.Catalog.Get(context.Culture, "need-command", Command);
    }
}
