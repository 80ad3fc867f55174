using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>
/// Limits how often a handler is used, such as one that costs money. A use beyond the limit is refused, with the time from which on it is
/// possible again. It is checked after all other rules, so that a refused use does not count; autocomplete does not count either. Uses are
/// counted in memory: a restart forgets them. It does not say who may use the handler, so it needs another rule beside it.
/// </summary>
/// <param name="uses">How many uses are allowed in the period, at least 1.</param>
/// <param name="period">The period: a number with <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>, such as <c>"30s"</c> or <c>"10m"</c>.</param>
/// <exception cref="ArgumentException">A value is not valid; the plugin is not loaded.</exception>
public sealed class CooldownAttribute(int uses, string period) : AccessAttribute
{
    // The identity of the rule: attributes with equal values are equal.
    private readonly object _rule = new();
    private readonly TimeSpan _length = Parse(uses, period);

    /// <summary>How many uses are allowed in the period.</summary>
    public int Uses { get; } = uses;

    /// <summary>The period.</summary>
    public string Period { get; } = period;

    /// <summary>Whose uses are counted together.</summary>
    public CooldownScope Per { get; init; }

    /// <inheritdoc/>
    public override ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(services);
        var id = Per == CooldownScope.User ? context.Member.User.Id : context.GuildId;
        // Without a host, as in a unit test, nothing is counted.
        return ValueTask.FromResult(
            services.GetService(typeof(CooldownLog)) is CooldownLog log && log.Take(_rule, id, Uses, _length) is { } again
                ? ContractTexts.Catalog.Get(context.Culture, $"cooldown.{Per}", $"<t:{again.ToUnixTimeSeconds()}:R>")
                : null
        );
    }

    private static TimeSpan Parse(int uses, string period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(uses, 1);
        ArgumentNullException.ThrowIfNull(period);
        if (
            period.Length < 2
            || !int.TryParse(period.AsSpan(0, period.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count == 0
        )
            throw Invalid(period);
        return period[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => throw Invalid(period),
        };
    }

    private static ArgumentException Invalid(string period) =>
        new($"The period “{period}” of a cooldown is not a number with s, m, h or d, such as 30s or 10m.", nameof(period));
}
