using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Access;

/// <summary>How a ticket's channel differs from what was computed for it, as far as it matters to people.</summary>
/// <param name="ShowsMore">Whether somebody sees it, or writes in it, who is not to.</param>
/// <param name="ShutsOut">Whether somebody does not see it who is to.</param>
internal readonly record struct OverwriteDifference(bool ShowsMore, bool ShutsOut)
{
    public bool IsNone => !ShowsMore && !ShutsOut;

    /// <param name="everyone">The role @everyone, whose id is the server's.</param>
    /// <param name="wanted">What was computed.</param>
    /// <param name="actual">What is there.</param>
    public static OverwriteDifference Between(Snowflake everyone, IReadOnlyList<Overwrite> wanted, IReadOnlyList<Overwrite> actual)
    {
        var isHidden = actual.Any(o => o.Id == everyone && o.Deny.HasFlag(Permissions.ViewChannel));
        var (shown, seeing) = (WithAllowed(wanted, Permissions.ViewChannel), WithAllowed(actual, Permissions.ViewChannel));
        var (writers, writing) = (WithAllowed(wanted, Permissions.SendMessages), WithAllowed(actual, Permissions.SendMessages));
        return new(!isHidden || !seeing.IsSubsetOf(shown) || !writing.IsSubsetOf(writers), !seeing.IsSupersetOf(shown));
    }

    private static HashSet<Snowflake> WithAllowed(IReadOnlyList<Overwrite> overwrites, Permissions permission) =>
        [.. overwrites.Where(o => (o.Allow & permission) != 0).Select(o => o.Id)];
}
