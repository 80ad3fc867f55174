namespace DCTicket.Contracts;

/// <summary>
/// Exported by a plugin that kept languages or time zones of servers itself before <see cref="IGuildLocale"/>. The host asks once, at the
/// first start with that plugin, and takes over what no admin has chosen by <c>/settings</c>.
/// </summary>
public interface IEarlierGuildLocales
{
    /// <summary>What admins had chosen in the plugin; servers without a choice are omitted.</summary>
    Task<IReadOnlyList<EarlierGuildLocale>> ListAsync(CancellationToken cancellationToken);
}
