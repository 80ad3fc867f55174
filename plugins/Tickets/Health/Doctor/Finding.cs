using System.Globalization;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>The severity of a finding.</summary>
internal enum FindingSeverity
{
    /// <summary>Works, but soon may not.</summary>
    Warning = 0,

    /// <summary>Does not work.</summary>
    Problem = 1,
}

/// <summary>A problem that was found.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Key">The key of its text; with <c>.fix</c> the key of the fix.</param>
/// <param name="Arguments">The arguments of both texts.</param>
internal sealed record Finding(FindingSeverity Severity, string Key, params IReadOnlyList<object> Arguments)
{
    /// <summary>Whether it is reported to the log channel once, whatever its numbers.</summary>
    public bool IsReportedOnce { get; init; }

    /// <summary>The identity of a finding, to know whether it was reported.</summary>
    public string Identity => IsReportedOnce ? Key : In(CultureInfo.InvariantCulture);

    public string In(CultureInfo culture)
    {
        var arguments = Arguments.Select(argument => argument is Localized text ? text.In(culture) : argument).ToArray();
        var sign = Severity == FindingSeverity.Problem ? "❌" : "⚠️";
        return $"{sign} {TicketTexts.Get(culture, Key, arguments)}\n-# {TicketTexts.Get(culture, Key + ".fix", arguments)}";
    }
}

/// <summary>A check and its findings.</summary>
/// <param name="Key">The key of its name.</param>
/// <param name="Findings">None for success.</param>
internal sealed record Check(string Key, IReadOnlyList<Finding> Findings)
{
    public string In(CultureInfo culture) =>
        (
            Findings.Count == 0 ? "✅ "
            : Findings.Any(finding => finding.Severity == FindingSeverity.Problem) ? "❌ "
            : "⚠️ "
        ) + TicketTexts.Get(culture, Key);
}

/// <summary>A localized argument of a finding.</summary>
internal sealed record Localized(string Key, params IReadOnlyList<object> Arguments)
{
    public string In(CultureInfo culture) =>
        TicketTexts.Get(culture, Key, [.. Arguments.Select(argument => argument is Localized text ? text.In(culture) : argument)]);

    public static Localized Join(IEnumerable<Localized> parts) => parts.Aggregate((a, b) => new Localized("doctor.and", a, b));
}
