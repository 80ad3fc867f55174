using System.Globalization;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>How bad something is.</summary>
internal enum FindingSeverity
{
    /// <summary>Still works, and will not for long.</summary>
    Warning = 0,

    /// <summary>Does not work.</summary>
    Problem = 1,
}

/// <summary>Something that is not as tickets need it.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Key">The key of its text; <c>.fix</c> after it is the key of what to do about it.</param>
/// <param name="Arguments">What both texts name.</param>
internal sealed record Finding(FindingSeverity Severity, string Key, params IReadOnlyList<object> Arguments)
{
    /// <summary>Whether the log channel is told of it once, whatever numbers it names meanwhile.</summary>
    public bool IsToldOnce { get; init; }

    /// <summary>What is compared to know whether the log channel has been told.</summary>
    public string Identity => IsToldOnce ? Key : In(CultureInfo.InvariantCulture);

    public string In(CultureInfo culture)
    {
        var arguments = Arguments.Select(argument => argument is Localized text ? text.In(culture) : argument).ToArray();
        var sign = Severity == FindingSeverity.Problem ? "❌" : "⚠️";
        return $"{sign} {TicketTexts.Get(culture, Key, arguments)}\n-# {TicketTexts.Get(culture, Key + ".fix", arguments)}";
    }
}

/// <summary>Something that the doctor looks at, and what was found about it.</summary>
/// <param name="Key">The key of its name.</param>
/// <param name="Findings">None when all is well.</param>
internal sealed record Check(string Key, IReadOnlyList<Finding> Findings)
{
    public string In(CultureInfo culture) =>
        (
            Findings.Count == 0 ? "✅ "
            : Findings.Any(finding => finding.Severity == FindingSeverity.Problem) ? "❌ "
            : "⚠️ "
        ) + TicketTexts.Get(culture, Key);
}

/// <summary>A part of a finding that is said in the reader's language.</summary>
internal sealed record Localized(string Key, params IReadOnlyList<object> Arguments)
{
    public string In(CultureInfo culture) =>
        TicketTexts.Get(culture, Key, [.. Arguments.Select(argument => argument is Localized text ? text.In(culture) : argument)]);

    public static Localized Join(IEnumerable<Localized> parts) => parts.Aggregate((a, b) => new Localized("doctor.and", a, b));
}
