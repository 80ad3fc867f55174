namespace DCTicket.Contracts;

/// <summary>
/// Requires permission to use a slash command: its default permission (<see cref="IPluginBuilder.SetCommandPermission"/>), or the
/// overrides that admins set under Server Settings → Integrations. Discord checks the command itself. Buttons, selects and modals are
/// checked at every use. Where Discord does not answer, the default permission decides.
/// </summary>
/// <param name="command">The first word of a slash command of the same plugin.</param>
public sealed class RequireCommandAttribute(string command) : AccessAttribute
{
    /// <summary>The command.</summary>
    public string Command { get; } = command;

    /// <inheritdoc/>
    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        return
            context is CommandContext
            || (
                services.GetService(typeof(ICommands)) is ICommands commands
                && await commands.MayUseAsync(context.GuildId, context.Member, Command, cancellationToken)
            )
            ? null
            : ContractTexts.Catalog.Get(context.Culture, "need-command", Command);
    }
}
